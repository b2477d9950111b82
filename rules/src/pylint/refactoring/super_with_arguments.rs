use ruff_python_ast::{AnyNodeRef, Expr, ExprCall};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `super(Class, self)` where `super()` means the same.
    ///
    /// ## Why is this bad?
    /// The arguments are noise, and go wrong when the class is renamed.
    ///
    /// ## Example
    /// ```python
    /// class Child(Parent):
    ///     def __init__(self):
    ///         super(Child, self).__init__()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Child(Parent):
    ///     def __init__(self):
    ///         super().__init__()
    /// ```
    SuperWithArguments { code: "PLR1725", name: "super-with-arguments", severity: Refactor, nodes: [ExprCall] }
}

impl Check<ExprCall> for SuperWithArguments {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        if let [Expr::Name(class), Expr::Name(instance)] = &*node.arguments.args
            && instance.id.as_str() == "self"
            && checker.model.is_builtin(&node.func, "super")
            && let Some(AnyNodeRef::StmtClassDef(around)) = checker
                .model
                .ancestors(checker.node)
                .find(|ancestor| matches!(ancestor, AnyNodeRef::StmtClassDef(_)))
            && around.name.as_str() == class.id.as_str()
        {
            checker.report(
                Self,
                node,
                "Consider using Python 3 style super() without arguments",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        SuperWithArguments,
        r#"
class A(B):
    def f(self):
        super(A, self).f()
      # ^^^^^^^^^^^^^^ PLR1725: Consider using Python 3 style super() without arguments
        super(B, self).f()
        super().f()
    @classmethod
    def g(cls):
        super(A, cls).g()
"#,
    );
}
