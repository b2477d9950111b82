use ruff_python_ast::{Expr, StmtFunctionDef, visitor};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Inference, first_parameter};
use crate::pylint::ancestors::{
    MethodKind, class_of, is_abstract, is_overload, is_protocol, method_kind, overrides,
};
use crate::pylint::places::function_header;
use crate::pylint::special_methods::special_method;
use crate::semantic::Model;

declare_rule! {
    /// Checks for methods that do not use their instance.
    ///
    /// ## Why is this bad?
    /// Such a method is a function: it can be called, and tested, without an object.
    ///
    /// Special methods, properties, stubs, overloads and methods that override another one are left alone, as are those of
    /// protocols and those that call `super()`.
    ///
    /// ## Example
    /// ```python
    /// class Greeter:
    ///     def greet(self, name):
    ///         return f"Hello, {name}"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Greeter:
    ///     @staticmethod
    ///     def greet(name):
    ///         return f"Hello, {name}"
    /// ```
    NoSelfUse { code: "PLR6301", name: "no-self-use", severity: Refactor, nodes: [StmtFunctionDef], default: false }
}

impl Check<StmtFunctionDef> for NoSelfUse {
    fn check<'a>(method: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        let model = checker.model;
        let name = method.name.as_str();
        if method_kind(model, method, checker.node) != Some(MethodKind::Instance)
            || special_method(name).is_some()
            || uses_instance(method, model)
            || is_abstract(model, method)
            || Inference::new(model).is_property(method)
            || is_overload(model, method)
            || calls_super(method)
        {
            return;
        }
        let Some(class) = model.scope_of(method).and_then(|scope| class_of(model, scope)) else {
            return;
        };
        if overrides(model, class, name) != Some(true) && !is_protocol(model, class) {
            let place = function_header(method, checker.source);
            let message = "Method could be a function";
            checker.report(Self, place, message);
        }
    }
}

/// Whether the first parameter is read. A method without one may be called on nothing: it counts as using it.
fn uses_instance(method: &StmtFunctionDef, model: &Model) -> bool {
    let Some(first) = first_parameter(method) else {
        return true;
    };
    model
        .scope_of(method)
        .zip(model.names.get(first.name.as_str()))
        .and_then(|(scope, name)| model.first_binding(scope, name))
        .is_some_and(|first| {
            model
                .later_bindings(first)
                .any(|binding| model.references_to(binding).next().is_some())
        })
}

/// Whether `super()` is called without arguments.
fn calls_super(method: &StmtFunctionDef) -> bool {
    struct Search(bool);
    impl<'a> visitor::Visitor<'a> for Search {
        fn visit_expr(&mut self, expr: &'a Expr) {
            if let Expr::Call(call) = expr
                && call.arguments.args.is_empty()
                && matches!(&*call.func, Expr::Name(name) if name.id.as_str() == "super")
            {
                self.0 = true;
            }
            if !self.0 {
                visitor::walk_expr(self, expr);
            }
        }
    }
    let mut search = Search(false);
    visitor::walk_body(&mut search, &method.body);
    search.0
}

#[test]
fn test() {
    crate::testing::check(
        NoSelfUse,
        r#"
from typing import Protocol, overload
class A:
    def f(self): return 1
  # ^^^^^ PLR6301: Method could be a function
    def g(self): return lambda: self
    def h(self): raise NotImplementedError
    def i(self): pass
    def __len__(self): return 1
    @property
    def j(self): return 1
    @staticmethod
    def k(x): return 1
    @classmethod
    def l(cls): return 1
    def m(self):
        def n(x): return 1
        return super().m()
    async def o(self, x): return x
  # ^^^^^^^^^^^ PLR6301
    @overload
    def p(self): return 1
class B(A):
    def f(self): return 2
class C(Protocol):
    def f(self): return 2
class D(unknown):
    def f(self): return 2
  # ^^^^^ PLR6301
def f(self): return 1
"#,
    );
}
