use ruff_python_ast::{CmpOp, Expr, ExprCompare};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for membership tests in a list or tuple of literals.
    ///
    /// ## Why is this bad?
    /// A set answers without looking at each item.
    ///
    /// ## Example
    /// ```python
    /// def is_vowel(letter):
    ///     return letter in ("a", "e", "i")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def is_vowel(letter):
    ///     return letter in {"a", "e", "i"}
    /// ```
    UseSetForMembership { code: "PLR6201", name: "use-set-for-membership", severity: Refactor, nodes: [ExprCompare], default: false }
}

impl Check<ExprCompare> for UseSetForMembership {
    fn check<'a>(node: &'a ExprCompare, checker: &mut Checker<'a>) {
        for (op, right) in node.ops.iter().zip(&node.comparators) {
            if *op != CmpOp::In {
                continue;
            }
            let elements = match right {
                Expr::List(list) => &list.elts,
                Expr::Tuple(tuple) => &tuple.elts,
                _ => continue,
            };
            if elements
                .iter()
                .all(|element| element.is_literal_expr() && !element.is_f_string_expr())
            {
                checker.report(Self, right, "Consider using set for membership test");
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UseSetForMembership,
        r#"
if x in (1, 2): pass
      # ^^^^^^ PLR6201: Consider using set for membership test
if x in {1, 2}: pass
if x not in (1, 2): pass
if x in [a, b]: pass
"#,
    );
}
