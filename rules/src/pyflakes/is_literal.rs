use ruff_python_ast::{CmpOp, Expr, ExprCompare};
use ruff_text_size::{Ranged, TextRange};

use crate::checker::Checker;
use crate::diagnostic::{Edit, Fix};
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `is` and `is not` beside a literal of a string, number, or collection.
    ///
    /// ## Why is this bad?
    /// `is` asks whether both sides are one object. Whether two equal strings or numbers are, is up to the
    /// interpreter, and a list or dictionary that is written out is always a new one. Python 3.8 and later warn.
    ///
    /// ## Example
    /// ```python
    /// def is_empty(text):
    ///     return text is ""
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def is_empty(text):
    ///     return text == ""
    /// ```
    ///
    /// ## Differences
    /// As in ruff, an empty list or dictionary, as in `[] is not []`, counts as a literal; for pyflakes it does not.
    IsLiteral { code: "F632", name: "is-literal", severity: Error, nodes: [ExprCompare], fixable: true }
}

impl Check<ExprCompare> for IsLiteral {
    fn check<'a>(node: &'a ExprCompare, checker: &mut Checker<'a>) {
        let mut left = &*node.left;
        for (op, right) in node.ops.iter().zip(&node.comparators) {
            let instead = match op {
                CmpOp::Is => Some("=="),
                CmpOp::IsNot => Some("!="),
                _ => None,
            };
            if let Some(instead) = instead
                && (is_value(left) || is_value(right))
            {
                let range = match node.ops.len() {
                    1 => node.range(),
                    _ => TextRange::new(left.start(), right.end()),
                };
                let fix = replace_operator(checker, left, right, instead);
                let report = checker.report(
                    Self,
                    range,
                    format!("Use `{instead}` to compare constant literals"),
                );
                if let Some(fix) = fix {
                    report.fix(fix);
                }
            }
            left = right;
        }
    }
}

/// Whether an expression is a literal that is compared by value, or always makes a new object.
fn is_value(expr: &Expr) -> bool {
    match expr {
        Expr::StringLiteral(_) | Expr::BytesLiteral(_) | Expr::NumberLiteral(_) => true,
        Expr::Tuple(tuple) => tuple.iter().all(is_constant),
        Expr::List(_)
        | Expr::Set(_)
        | Expr::Dict(_)
        | Expr::ListComp(_)
        | Expr::SetComp(_)
        | Expr::DictComp(_) => true,
        _ => false,
    }
}

fn is_constant(expr: &Expr) -> bool {
    match expr {
        Expr::Tuple(tuple) => stacker::maybe_grow(64 * 1024, 1024 * 1024, || tuple.iter().all(is_constant)),
        expr => expr.is_literal_expr(),
    }
}

fn replace_operator(checker: &Checker, left: &Expr, right: &Expr, instead: &str) -> Option<Fix> {
    let range = TextRange::new(left.end(), right.start());
    let between = checker.source.slice(range);
    let operator = if instead == "==" { "is" } else { "is not" };
    // Where parentheses, comments or line breaks stand around the operator, it is left to people.
    (between.trim() == operator).then(|| {
        let edit = Edit::replacement(range, between.replace(operator, instead));
        Fix::safe_edit(format!("Use `{instead}`"), edit)
    })
}

#[test]
fn test() {
    crate::testing::check(
        IsLiteral,
        r#"
x is None, x is True, x is ..., x is not y, x is (y,), x is -1
x is "a"
# @1-1:9 F632: Use `==` to compare constant literals
1 is not x is b"" == 2
# @1-1:11 F632: Use `!=` to compare constant literals
       # ^^^^^^^^ F632
x is (), x is (1, "a"), x is [y], x is {}
# @1 F632
       # ^ F632
                      # ^ F632
                                # ^ F632
"#,
    );
    crate::testing::fixed(IsLiteral, "x is  'a'\nx is not 1", "x ==  'a'\nx != 1");
}
