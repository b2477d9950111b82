use ruff_python_ast::{AnyNodeRef, Expr, StmtClassDef, StmtFunctionDef};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Inference, has_decorator, is_stub};
use crate::pylint::ancestors::{Ancestor, class_at, lineage, method, resolve};
use crate::pylint::places::function_header;
use crate::pylint::stdlib_classes::StdlibClass;
use crate::semantic::Model;

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
    /// An `__init__` that does nothing or is abstract need not be called. Bases that neither the repository nor the common
    /// part of the standard library shows are passed over.
    SuperInitNotCalled {
        code: "PLW0231", name: "super-init-not-called", severity: Warning, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for SuperInitNotCalled {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        if node.name.as_str() != "__init__" {
            return;
        }
        let model = checker.model;
        if has_decorator(node, &["overload"]) {
            return;
        }
        let inference = Inference::new(model);
        let Some(class) = inference.class_of(node) else {
            return;
        };
        let mut missing: Vec<Missing> = class
            .bases()
            .iter()
            .filter_map(|base| Missing::from(resolve(model, base), model))
            .collect();
        if missing.is_empty() {
            return;
        }
        for call in inference.facts().init_calls(checker.node) {
            let AnyNodeRef::ExprAttribute(attribute) = model.nodes.get(*call).node else {
                continue;
            };
            if is_super(&attribute.value, inference) {
                return;
            }
            let called = resolve(model, &attribute.value);
            if let Some(index) = missing.iter().position(|missing| missing.base.is(&called)) {
                let called = missing.remove(index);
                // One `__init__` that two bases share is called once.
                missing.retain(|other| !other.definer.is(&called.definer));
            }
        }
        let place = function_header(node, checker.source);
        for Missing { base, .. } in missing {
            let name = name_of(&base, model);
            let message = format!("__init__ method from base class '{name}' is not called");
            checker.report(Self, place, message);
        }
    }
}

/// A base class whose `__init__` is to be called.
struct Missing {
    base: Ancestor,
    /// The class that defines the `__init__`.
    definer: Ancestor,
}

impl Missing {
    fn from<'a>(base: Ancestor, model: &'a Model<'a>) -> Option<Self> {
        for definer in lineage(model, base.clone()).iter() {
            let (is_stub, is_protocol) = match definer {
                Ancestor::Class(class) => {
                    let class = class_at(model, *class)?;
                    let Some(init) = method(model, class, "__init__") else {
                        continue;
                    };
                    (is_stub(init), is_protocol(class))
                }
                Ancestor::Module(class) => match class.method("__init__") {
                    Some(init) => (init.is_stub, class.is_protocol()),
                    None if class.binds("__init__") => return None,
                    None => continue,
                },
                Ancestor::Named(name) => {
                    let class = StdlibClass::get(&name.segments())?;
                    let (_, parameters) = class.methods().find(|(method, _)| *method == "__init__")?;
                    // Such are written in C, and pylint sees nothing to call.
                    (parameters == "args,kwargs", false)
                }
                Ancestor::Unknown => return None,
            };
            return (!is_stub && !is_protocol).then(|| Self {
                base,
                definer: definer.clone(),
            });
        }
        None
    }
}

fn name_of(class: &Ancestor, model: &Model) -> String {
    match class {
        Ancestor::Class(class) => class_at(model, *class)
            .map_or("", |class| class.name.as_str())
            .to_owned(),
        Ancestor::Module(class) => class.name.to_string(),
        Ancestor::Named(name) => name.segments().last().copied().unwrap_or_default().to_owned(),
        Ancestor::Unknown => String::new(),
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
import logging
class K(logging.Filter):
    def __init__(self): pass
  # ^^^^^^^^^^^^ PLW0231: __init__ method from base class 'Filter' is not called
class L(logging.Filter):
    def __init__(self): logging.Filter.__init__(self)
class N(A):
    @overload
    def __init__(self, x): ...
class M(A, F):
    def __init__(self): F.__init__(self)
"#,
    );
}
