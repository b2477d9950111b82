use crate::pylint::as_string::as_string;
use ruff_python_ast::{CmpOp, Expr, ExprCompare};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for comparisons with NaN.
    ///
    /// ## Why is this bad?
    /// NaN is equal to nothing, itself included.
    ///
    /// ## Example
    /// ```python
    /// import math
    ///
    /// if ratio == math.nan:
    ///     stop()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import math
    ///
    /// if math.isnan(ratio):
    ///     stop()
    /// ```
    NanComparison { code: "PLW0177", name: "nan-comparison", severity: Warning, nodes: [ExprCompare] }
}

impl Check<ExprCompare> for NanComparison {
    fn check<'a>(node: &'a ExprCompare, checker: &mut Checker<'a>) {
        let ([op], [right]) = (&*node.ops, &*node.comparators) else {
            return;
        };
        let positive = match op {
            CmpOp::Eq | CmpOp::Is => true,
            CmpOp::NotEq | CmpOp::IsNot => false,
            _ => return,
        };
        let other = if is_nan(&node.left, checker) {
            right
        } else if is_nan(right, checker) {
            &*node.left
        } else {
            return;
        };
        let compared = format!("'{} {} {}'", as_string(&node.left), op.as_str(), as_string(right));
        let not = if positive { "" } else { "not " };
        let message = format!(
            "Comparison {compared} should be '{not}math.isnan({})'",
            as_string(other)
        );
        checker.report(Self, node, message);
    }
}

/// `float("nan")`, `math.nan`, `numpy.nan`.
fn is_nan<'a>(expr: &'a Expr, checker: &Checker<'a>) -> bool {
    match expr {
        Expr::Call(call) => {
            checker.model.is_builtin(&call.func, "float")
                && matches!(call.arguments.args.first(), Some(Expr::StringLiteral(string))
                    if string.value.to_str().eq_ignore_ascii_case("nan"))
        }
        Expr::Attribute(attribute) if matches!(attribute.attr.as_str(), "nan" | "NaN" | "NAN") => {
            matches!(&*attribute.value, Expr::Name(module)
                if matches!(module.id.as_str(), "math" | "numpy" | "nmp" | "np"))
        }
        _ => false,
    }
}

#[test]
fn test() {
    crate::testing::check(
        NanComparison,
        r#"
import math
x == math.nan
# @1 PLW0177: Comparison 'x == math.nan' should be 'math.isnan(x)'
float("nan") != x
# @1 PLW0177: Comparison 'float('nan') != x' should be 'not math.isnan(x)'
x is math.nan
# @1 PLW0177
x < math.nan
math.isnan(x)
"#,
    );
}
