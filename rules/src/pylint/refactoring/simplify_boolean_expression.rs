use ruff_python_ast::{self as ast, Expr};
use ruff_text_size::Ranged;

use super::consider_using_ternary::choice;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::as_string::as_string;

declare_rule! {
    /// Checks for `condition and value or other` where the value is false.
    ///
    /// ## Why is this bad?
    /// The result is `other`, whatever the condition says.
    ///
    /// ## Example
    /// ```python
    /// def label(known, fallback):
    ///     return known and "" or fallback
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def label(known, fallback):
    ///     return "" if known else fallback
    /// ```
    SimplifyBooleanExpression { code: "PLR1709", name: "simplify-boolean-expression", severity: Refactor, nodes: [StmtAssign, StmtAnnAssign, StmtReturn] }
}

fn check<'a>(node: impl Ranged, value: &'a Expr, checker: &mut Checker<'a>) {
    if let Some((false, [_, _, other])) = choice(value, checker) {
        let message = format!("Boolean expression may be simplified to {}", as_string(other));
        checker.report(SimplifyBooleanExpression, node, message);
    }
}

impl Check<ast::StmtAssign> for SimplifyBooleanExpression {
    fn check<'a>(node: &'a ast::StmtAssign, checker: &mut Checker<'a>) {
        check(node, &node.value, checker);
    }
}

impl Check<ast::StmtAnnAssign> for SimplifyBooleanExpression {
    fn check<'a>(node: &'a ast::StmtAnnAssign, checker: &mut Checker<'a>) {
        if let Some(value) = &node.value {
            check(node, value, checker);
        }
    }
}

impl Check<ast::StmtReturn> for SimplifyBooleanExpression {
    fn check<'a>(node: &'a ast::StmtReturn, checker: &mut Checker<'a>) {
        if let Some(value) = &node.value {
            check(node, value, checker);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        SimplifyBooleanExpression,
        r#"
z = x and [] or y
# @1-1:18 PLR1709: Boolean expression may be simplified to y
z = x and 1 or y
z = x and z or y
"#,
    );
}
