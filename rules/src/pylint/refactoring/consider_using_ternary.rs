use ruff_python_ast::{self as ast, BoolOp, Expr};
use ruff_text_size::Ranged;

use super::truth::truth;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::as_string::as_string;

declare_rule! {
    /// Checks for `condition and value or other` where the value is true.
    ///
    /// ## Why is this bad?
    /// It is an old way to write a choice, and goes wrong once the value is false.
    ///
    /// ## Example
    /// ```python
    /// def sign(number):
    ///     return number > 0 and "+" or "-"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def sign(number):
    ///     return "+" if number > 0 else "-"
    /// ```
    ConsiderUsingTernary { code: "PLR1706", name: "consider-using-ternary", severity: Refactor, nodes: [StmtAssign, StmtAnnAssign, StmtReturn] }
}

/// `condition and value or other`, with what the value's truth is.
pub(super) fn choice<'a>(value: &'a Expr, checker: &Checker<'a>) -> Option<(bool, [&'a Expr; 3])> {
    let Expr::BoolOp(or) = value else { return None };
    let (BoolOp::Or, [Expr::BoolOp(and), other]) = (or.op, &*or.values) else {
        return None;
    };
    let (BoolOp::And, [condition, value]) = (and.op, &*and.values) else {
        return None;
    };
    let truth = match value {
        Expr::Name(_) | Expr::Attribute(_) => {
            match crate::inference::Inference::new(checker.model).infer_one(value)? {
                crate::inference::Value::Literal(literal) => truth(literal)?,
                _ => return None,
            }
        }
        value => truth(value)?,
    };
    Some((truth, [condition, value, other]))
}

fn check<'a>(node: impl Ranged, value: &'a Expr, checker: &mut Checker<'a>) {
    if let Some((true, [condition, value, other])) = choice(value, checker) {
        let message = format!(
            "Consider using ternary ({} if {} else {})",
            as_string(value),
            as_string(condition),
            as_string(other)
        );
        checker.report(ConsiderUsingTernary, node, message);
    }
}

impl Check<ast::StmtAssign> for ConsiderUsingTernary {
    fn check<'a>(node: &'a ast::StmtAssign, checker: &mut Checker<'a>) {
        check(node, &node.value, checker);
    }
}

impl Check<ast::StmtAnnAssign> for ConsiderUsingTernary {
    fn check<'a>(node: &'a ast::StmtAnnAssign, checker: &mut Checker<'a>) {
        if let Some(value) = &node.value {
            check(node, value, checker);
        }
    }
}

impl Check<ast::StmtReturn> for ConsiderUsingTernary {
    fn check<'a>(node: &'a ast::StmtReturn, checker: &mut Checker<'a>) {
        if let Some(value) = &node.value {
            check(node, value, checker);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ConsiderUsingTernary,
        r#"
z = x and 1 or 2
# @1-1:17 PLR1706: Consider using ternary (1 if x else 2)
z = x and y or z
z = x and 0 or 1
z = x or y and 1
"#,
    );
}
