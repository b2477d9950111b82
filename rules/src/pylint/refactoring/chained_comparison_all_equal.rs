use ruff_python_ast::ExprBoolOp;

use super::chains::{Finding, find};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for comparisons joined by `and` that hold only where all sides are equal.
    ///
    /// ## Why is this bad?
    /// It takes thought to see what `==` says.
    ///
    /// ## Example
    /// ```python
    /// print(a <= b and b <= a)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// print(a == b)
    /// ```
    ChainedComparisonAllEqual {
        code: "PLR1738", name: "chained-comparison-all-equal", severity: Refactor, nodes: [ExprBoolOp]
    }
}

impl Check<ExprBoolOp> for ChainedComparisonAllEqual {
    fn check<'a>(node: &'a ExprBoolOp, checker: &mut Checker<'a>) {
        if let Some(Finding::AllEqual(shown)) = find(node) {
            let message =
                format!("Simplify chained comparison cycle to equality between the operands: {shown}");
            checker.report(Self, node, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ChainedComparisonAllEqual,
        r#"
a <= b and b <= a and c
# @1-1:24 PLR1738: Simplify chained comparison cycle to equality between the operands: a == b
a <= b and b <= c and c <= a
# @1 PLR1738: Simplify chained comparison cycle to equality between the operands: a == c == b
a <= b and b < a, a <= b and b <= c
"#,
    );
}
