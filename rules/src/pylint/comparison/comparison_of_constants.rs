use crate::pylint::as_string::as_string;
use ruff_python_ast::{Expr, ExprCompare};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for comparisons of two constants.
    ///
    /// ## Why is this bad?
    /// Their result is known before the program runs.
    ///
    /// ## Example
    /// ```python
    /// if 1 == 2:
    ///     start()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if first == 2:
    ///     start()
    /// ```
    ComparisonOfConstants {
        code: "PLR0133", name: "comparison-of-constants", severity: Refactor, nodes: [ExprCompare]
    }
}

impl Check<ExprCompare> for ComparisonOfConstants {
    fn check<'a>(node: &'a ExprCompare, checker: &mut Checker<'a>) {
        let (op, left, right) = (node.ops[0], &*node.left, &node.comparators[0]);
        if is_constant(left) && is_constant(right) {
            let message = format!(
                "Comparison between constants: \"{} {} {}\" has a constant value",
                as_string(left),
                op.as_str(),
                as_string(right)
            );
            checker.report(Self, node, message);
        }
    }
}

fn is_constant(expr: &Expr) -> bool {
    expr.is_literal_expr() && !expr.is_f_string_expr()
}

#[test]
fn test() {
    crate::testing::check(
        ComparisonOfConstants,
        r#"
1 == 2
# @1 PLR0133: Comparison between constants: "1 == 2" has a constant value
"a" < "b"
# @1 PLR0133: Comparison between constants: "'a' < 'b'" has a constant value
1 in "a"
# @1 PLR0133
1 == 2 == 3
# @1 PLR0133: Comparison between constants: "1 == 2" has a constant value
x == 1
1 == -1
() == ()
"#,
    );
}
