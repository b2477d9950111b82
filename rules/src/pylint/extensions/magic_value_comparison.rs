use ruff_python_ast::{Expr, ExprCompare, Number};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::as_string::as_string;

declare_rule! {
    /// Checks for comparisons with a literal that has no name.
    ///
    /// ## Why is this bad?
    /// A name says what the value means, and is changed in one place.
    ///
    /// `0`, `1`, `-1`, the empty string, `"__main__"`, `True`, `False` and `None` are accepted.
    ///
    /// ## Example
    /// ```python
    /// def is_adult(age):
    ///     return age >= 18
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// FULL_AGE = 18
    ///
    ///
    /// def is_adult(age):
    ///     return age >= FULL_AGE
    /// ```
    MagicValueComparison { code: "PLR2004", name: "magic-value-comparison", severity: Refactor, nodes: [ExprCompare], default: false }
}

impl Check<ExprCompare> for MagicValueComparison {
    fn check<'a>(node: &'a ExprCompare, checker: &mut Checker<'a>) {
        let (left, right) = (&*node.left, &node.comparators[0]);
        // Two literals are compared for other reasons.
        if is_constant(left) && is_constant(right) {
            return;
        }
        for operand in [left, right] {
            if is_magic(operand) {
                let message = format!(
                    "Consider using a named constant or an enum instead of '{}'.",
                    as_string(operand)
                );
                checker.report(Self, node, message);
            }
        }
    }
}

fn is_constant(expr: &Expr) -> bool {
    expr.is_literal_expr() && !expr.is_f_string_expr()
}

fn is_magic(expr: &Expr) -> bool {
    match expr {
        Expr::NumberLiteral(number) => match &number.value {
            Number::Int(value) => !matches!(value.as_u8(), Some(0 | 1)),
            Number::Float(value) => *value != 0.0 && *value != 1.0,
            Number::Complex { .. } => true,
        },
        Expr::StringLiteral(string) => !matches!(string.value.to_str(), "" | "__main__"),
        Expr::BytesLiteral(_) | Expr::EllipsisLiteral(_) => true,
        _ => false,
    }
}

#[test]
fn test() {
    crate::testing::check(
        MagicValueComparison,
        r#"
if x == 5: pass
 # ^^^^^^ PLR2004: Consider using a named constant or an enum instead of '5'.
if "a" in x: pass
 # ^^^^^^^^ PLR2004: Consider using a named constant or an enum instead of ''a''.
if x == 0 or x == 1 or x == -1 or x == "": pass
if 5 == 6: pass
"#,
    );
}
