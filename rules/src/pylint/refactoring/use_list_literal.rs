use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `list()`.
    ///
    /// ## Why is this bad?
    /// `[]` says the same, and needs neither a lookup nor a call.
    ///
    /// ## Example
    /// ```python
    /// names = list()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// names = []
    /// ```
    UseListLiteral { code: "PLR1734", name: "use-list-literal", severity: Refactor, nodes: [ExprCall] }
}

impl Check<ExprCall> for UseListLiteral {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        if node.arguments.is_empty() && checker.model.is_builtin(&node.func, "list") {
            checker.report(Self, node, "Consider using [] instead of list()");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UseListLiteral,
        r#"
x = list()
  # ^^^^^^ PLR1734: Consider using [] instead of list()
y = list(x)
"#,
    );
}
