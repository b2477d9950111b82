use ruff_python_ast::ExprBoolOp;

use super::chains::{Finding, find};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for comparisons joined by `and` that cannot hold together.
    ///
    /// ## Why is this bad?
    /// The condition is never true: it means something else.
    ///
    /// ## Example
    /// ```python
    /// print(a < b and b < a)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// print(a < b or b < a)
    /// ```
    ImpossibleComparison {
        code: "PLR1739", name: "impossible-comparison", severity: Refactor, nodes: [ExprBoolOp]
    }
}

impl Check<ExprBoolOp> for ImpossibleComparison {
    fn check<'a>(node: &'a ExprBoolOp, checker: &mut Checker<'a>) {
        if let Some(Finding::Impossible) = find(node) {
            checker.report(Self, node, "This comparison always evaluates to False");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ImpossibleComparison,
        r#"
a < b and b <= a
# @1-1:17 PLR1739: This comparison always evaluates to False
a < b and b < c and c < a
# @1 PLR1739
a <= b and b <= a, a < b and b < c, a < a and a < b
"#,
    );
}
