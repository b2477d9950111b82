use ruff_python_ast::{CmpOp, Expr, ExprCompare};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::as_string::as_string;
use crate::pylint::comparison::sides::single;

declare_rule! {
    /// Checks for comparisons whose left side is a literal.
    ///
    /// ## Why is this bad?
    /// People say "the age is 18", not "18 is the age".
    ///
    /// ## Example
    /// ```python
    /// def is_full(count):
    ///     return 10 == count
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def is_full(count):
    ///     return count == 10
    /// ```
    MisplacedComparisonConstant { code: "PLC2201", name: "misplaced-comparison-constant", severity: Convention, nodes: [ExprCompare], default: false }
}

impl Check<ExprCompare> for MisplacedComparisonConstant {
    fn check<'a>(node: &'a ExprCompare, checker: &mut Checker<'a>) {
        let Some((left, op, right)) = single(node) else {
            return;
        };
        let op = match op {
            CmpOp::Eq => "==",
            CmpOp::NotEq => "!=",
            CmpOp::Lt => ">",
            CmpOp::LtE => ">=",
            CmpOp::Gt => "<",
            CmpOp::GtE => "<=",
            _ => return,
        };
        let is_constant = |expr: &Expr| expr.is_literal_expr() && !expr.is_f_string_expr();
        if is_constant(left) && !is_constant(right) {
            let message = format!(
                "Comparison should be {} {op} {}",
                as_string(right),
                as_string(left)
            );
            checker.report(Self, node, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        MisplacedComparisonConstant,
        r#"
if 1 < x: pass
 # ^^^^^ PLC2201: Comparison should be x > 1
if x == 1: pass
if 1 in x: pass
if 1 == 2: pass
"#,
    );
}
