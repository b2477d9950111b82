use ruff_python_ast::ExprBoolOp;

use super::chains::{Finding, find};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for comparisons joined by `and` that can be one chain.
    ///
    /// Only comparisons that stand side by side are looked at.
    ///
    /// ## Why is this bad?
    /// The chain is shorter, and evaluates what stands in its middle once.
    ///
    /// ## Example
    /// ```python
    /// print(low <= value and value < high)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// print(low <= value < high)
    /// ```
    ChainedComparison { code: "PLR1716", name: "chained-comparison", severity: Refactor, nodes: [ExprBoolOp] }
}

impl Check<ExprBoolOp> for ChainedComparison {
    fn check<'a>(node: &'a ExprBoolOp, checker: &mut Checker<'a>) {
        if let Some(Finding::Chain(shown)) = find(node) {
            let message = format!("Simplify chained comparison between the operands: {shown}");
            checker.report(Self, node, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ChainedComparison,
        r#"
a < b and b <= c
# @1-1:17 PLR1716: Simplify chained comparison between the operands: a < b <= c
x and a > 1 and 5 >= a and y
# @1 PLR1716: Simplify chained comparison between the operands: x and 1 < a <= 5 and y
a < b and c < d and b < c
# @1 PLR1716: Simplify chained comparison between the operands: a < b < c < d
a < b and b < c and b < d
# @1 PLR1716: Simplify chained comparison between the operands: a < b < d and b < c
0 < a and 0 < b and a < 10
# @1 PLR1716: Simplify chained comparison between the operands: 0 < a < 10 and b > 0
a < f() and f() < c
a < b and x and b < c
a < b and c == b
# @1 PLR1716: Simplify chained comparison between the operands: a < b == c
a < b and a < c, a < b or b < c, a < b and b == c, a < b and b < a, a < b < c and d < e
"#,
    );
}
