use ruff_python_ast::{BoolOp, CmpOp, Expr, ExprBoolOp};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::as_string::as_string;
use crate::pylint::same::is_same;
use rustc_hash::FxHashSet;

declare_rule! {
    /// Checks for a name compared with one value after the other.
    ///
    /// ## Why is this bad?
    /// `in` names it once, and asks once.
    ///
    /// ## Example
    /// ```python
    /// def is_vowel(letter):
    ///     return letter == "a" or letter == "e" or letter == "i"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def is_vowel(letter):
    ///     return letter in ("a", "e", "i")
    /// ```
    ConsiderUsingIn { code: "PLR1714", name: "consider-using-in", severity: Refactor, nodes: [ExprBoolOp] }
}

impl Check<ExprBoolOp> for ConsiderUsingIn {
    fn check<'a>(node: &'a ExprBoolOp, checker: &mut Checker<'a>) {
        let wanted = match node.op {
            BoolOp::Or => CmpOp::Eq,
            BoolOp::And => CmpOp::NotEq,
        };
        let sides = |value: &'a Expr| match value {
            Expr::Compare(compare) if *compare.ops == [wanted] => {
                Some((&*compare.left, &compare.comparators[0]))
            }
            _ => None,
        };
        let Some((left, right)) = sides(&node.values[0]) else {
            return;
        };
        let is_variable = |expr: &&Expr| matches!(expr, Expr::Name(_) | Expr::Attribute(_));
        for variable in [left, right].into_iter().filter(is_variable) {
            let others: Option<Vec<&Expr>> = node
                .values
                .iter()
                .map(|value| {
                    let (left, right) = sides(value)?;
                    let other = if is_same(left, variable, checker.source) {
                        right
                    } else if is_same(right, variable, checker.source) {
                        left
                    } else {
                        return None;
                    };
                    (!other.is_call_expr()).then_some(other)
                })
                .collect();
            let Some(others) = others else { continue };
            let mut seen = FxHashSet::default();
            let mut values: Vec<String> = others.into_iter().map(as_string).collect();
            values.retain(|text| seen.insert(text.clone()));
            let trailing = if values.len() == 1 { "," } else { "" };
            let message = format!(
                "Consider merging these comparisons with 'in' by using '{} {}in ({}{trailing})'. \
                 Use a set instead if elements are hashable.",
                as_string(variable),
                if wanted == CmpOp::NotEq { "not " } else { "" },
                values.join(", ")
            );
            checker.report(Self, node, message);
            return;
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ConsiderUsingIn,
        r#"
if x == 1 or 2 == x: pass
 # ^^^^^^^^^^^^^^^^ PLR1714: Consider merging these comparisons with 'in' by using 'x in (1, 2)'. Use a set instead if elements are hashable.
if x.a != 1 and x.a != "b": pass
 # ^^^^^^^^^^^^^^^^^^^^^^^ PLR1714: Consider merging these comparisons with 'in' by using 'x.a not in (1, 'b')'. Use a set instead if elements are hashable.
if x == 1 or x == 1: pass
 # ^^^^^^^^^^^^^^^^ PLR1714: Consider merging these comparisons with 'in' by using 'x in (1,)'. Use a set instead if elements are hashable.
if x == 1 or y == 2: pass
if x == f() or x == 2: pass
if x[0] == 1 or x[0] == 2: pass
if x == 1 or x == 2 or y: pass
"#,
    );
}
