use ruff_python_ast::{CmpOp, Expr, ExprCompare, Number};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::as_string::as_string;
use crate::pylint::comparison::sides::{is_test, single};

declare_rule! {
    /// Checks for comparisons with zero.
    ///
    /// ## Why is this bad?
    /// Zero is false by itself, where nothing but numbers can come.
    ///
    /// ## Example
    /// ```python
    /// def is_even(number):
    ///     return number % 2 == 0
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def is_even(number):
    ///     return not number % 2
    /// ```
    UseImplicitBooleanessNotComparisonToZero { code: "PLC1805", name: "use-implicit-booleaness-not-comparison-to-zero", severity: Convention, nodes: [ExprCompare], default: false }
}

impl Check<ExprCompare> for UseImplicitBooleanessNotComparisonToZero {
    fn check<'a>(node: &'a ExprCompare, checker: &mut Checker<'a>) {
        if let Some(told) = check_falsy(node, checker, is_zero) {
            let message = format!("{told}, if it is strictly an int, as 0 is falsey");
            checker.report(Self, node, message);
        }
    }
}

fn is_zero(expr: &Expr) -> bool {
    let Expr::NumberLiteral(number) = expr else {
        return false;
    };
    match &number.value {
        Number::Int(value) => value.as_u8() == Some(0),
        Number::Float(value) => *value == 0.0,
        Number::Complex { real, imag } => *real == 0.0 && *imag == 0.0,
    }
}

/// What to say of a comparison with a value that is false by itself.
pub(super) fn check_falsy(
    node: &ExprCompare,
    checker: &Checker,
    is_falsy: impl Fn(&Expr) -> bool,
) -> Option<String> {
    let (left, op, right) = single(node)?;
    let negated = match op {
        CmpOp::Eq | CmpOp::Is => true,
        CmpOp::NotEq | CmpOp::IsNot => false,
        _ => return None,
    };
    let other = if is_falsy(left) {
        right
    } else if is_falsy(right) {
        left
    } else {
        return None;
    };
    let name = as_string(other);
    let simplified = match (negated, is_test(checker)) {
        (true, _) => format!("not {name}"),
        (false, true) => name,
        (false, false) => format!("bool({name})"),
    };
    let (left, right) = (as_string(left), as_string(right));
    Some(format!(
        "\"{left} {} {right}\" can be simplified to \"{simplified}\"",
        op.as_str()
    ))
}

#[test]
fn test() {
    crate::testing::check(
        UseImplicitBooleanessNotComparisonToZero,
        r#"
if x % 2 == 0: pass
 # ^^^^^^^^^^ PLC1805: "x % 2 == 0" can be simplified to "not x % 2", if it is strictly an int, as 0 is falsey
y = x is not 0
  # ^^^^^^^^^^ PLC1805: "x is not 0" can be simplified to "bool(x)", if it is strictly an int, as 0 is falsey
if x == 1: pass
"#,
    );
}
