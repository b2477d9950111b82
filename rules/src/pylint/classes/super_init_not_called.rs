use crate::inference::{Base, Inference, has_decorator};
use crate::pylint::places::{function_header, undocumented};
use ruff_python_ast::{AnyNodeRef, Expr, Stmt, StmtClassDef, StmtFunctionDef};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `__init__` methods that do not call the `__init__` of a base class.
    ///
    /// ## Why is this bad?
    /// What the base class sets up is then missing.
    ///
    /// ## Example
    /// ```python
    /// class Base:
    ///     def __init__(self):
    ///         self.items = []
    ///
    ///
    /// class Derived(Base):
    ///     def __init__(self):
    ///         self.name = ""
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Base:
    ///     def __init__(self):
    ///         self.items = []
    ///
    ///
    /// class Derived(Base):
    ///     def __init__(self):
    ///         super().__init__()
    ///         self.name = ""
    /// ```
    ///
    /// Only bases that the file defines are looked at; an `__init__` that does nothing or is abstract need not be called.
    SuperInitNotCalled {
        code: "PLW0231", name: "super-init-not-called", severity: Warning, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for SuperInitNotCalled {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        if node.name.as_str() != "__init__" {
            return;
        }
        let inference = Inference::new(checker.model);
        let Some(class) = inference.class_of(node) else {
            return;
        };
        if class.bases().is_empty() {
            return;
        }
        let mut missing = Vec::new();
        for base in inference.bases(class) {
            let Base::Class(base) = base else { continue };
            let ancestry = inference.ancestry(base);
            let init = inference
                .member(&ancestry, "__init__")
                .and_then(|member| inference.function(member.binding));
            if let Some(init) = init
                && !has_decorator(init, &["abstractmethod"])
                && !is_protocol(base)
                && !does_nothing(init)
            {
                missing.push(base.name.as_str());
            }
        }
        if missing.is_empty() {
            return;
        }
        let mut super_called = false;
        for call in inference.facts().init_calls(checker.node) {
            let AnyNodeRef::ExprAttribute(attribute) = checker.model.nodes.get(*call).node else {
                continue;
            };
            match &*attribute.value {
                Expr::Name(name) if missing.contains(&name.id.as_str()) => {
                    missing.retain(|base| *base != name.id.as_str());
                }
                Expr::Name(_) | Expr::Call(_) => super_called |= is_super(&attribute.value, inference),
                Expr::Attribute(_) => super_called = true,
                _ => {}
            }
        }
        if super_called {
            return;
        }
        let place = function_header(node, checker.source);
        for base in missing {
            let message = format!("__init__ method from base class '{base}' is not called");
            checker.report(Self, place, message);
        }
    }
}

fn is_super<'a>(expr: &'a Expr, inference: Inference<'a>) -> bool {
    match expr {
        Expr::Call(call) => inference.model.is_builtin(&call.func, "super"),
        // A name may hold what `super()` gave.
        Expr::Name(name) => inference.model.resolve_name(name).is_some_and(|binding| {
            inference.model.binding(binding).scope != crate::semantic::ScopeId::MODULE
        }),
        _ => false,
    }
}

fn is_protocol(class: &StmtClassDef) -> bool {
    class.bases().iter().any(|base| match base {
        Expr::Name(name) => name.id.as_str() == "Protocol",
        Expr::Attribute(attribute) => attribute.attr.as_str() == "Protocol",
        _ => false,
    })
}

fn does_nothing(init: &StmtFunctionDef) -> bool {
    let body = undocumented(&init.body);
    body.is_empty() || body.iter().all(Stmt::is_pass_stmt)
}

#[test]
fn test() {
    crate::testing::check(
        SuperInitNotCalled,
        r#"
class A:
    def __init__(self):
        self.x = 1
class B(A):
    def __init__(self): pass
  # ^^^^^^^^^^^^ PLW0231: __init__ method from base class 'A' is not called
class C(B):
    def __init__(self): pass
class D(A):
    def __init__(self): super().__init__()
class E(A):
    def __init__(self):
        if x:
            A.__init__(self)
class F(A): pass
class G(F):
    def __init__(self): super().other()
  # ^^^^^^^^^^^^ PLW0231: __init__ method from base class 'F' is not called
class H(A):
    def other(self): pass
class I(Unknown):
    def __init__(self): pass
class J(dict):
    def __init__(self): pass
"#,
    );
}
