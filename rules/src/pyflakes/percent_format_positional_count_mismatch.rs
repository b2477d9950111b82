use ruff_python_ast::ExprBinOp;

use super::percent::{Operation, count_values};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `%` formats that get more or fewer values than they take.
    ///
    /// ## Why is this bad?
    /// Formatting raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// "%s, %s" % ("Hello",)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "%s, %s" % ("Hello", "World")
    /// ```
    ///
    /// ## Differences
    /// A width that is given as `*` takes a value of its own, and a call or another expression in brackets alone counts
    /// as one value, as in ruff; pyflakes is silent on both.
    PercentFormatPositionalCountMismatch {
        code: "F507", name: "percent-format-positional-count-mismatch", severity: Error, nodes: [ExprBinOp]
    }
}

impl Check<ExprBinOp> for PercentFormatPositionalCountMismatch {
    fn check<'a>(node: &'a ExprBinOp, checker: &mut Checker<'a>) {
        if let Some((format, right)) = Operation::valid(node)
            && !format.is_named()
        {
            let wanted = format.positions();
            // A text without placeholders takes no value at all.
            let given = match count_values(right) {
                None if wanted == 0 && !right.is_tuple_expr() => Some(1),
                given => given,
            };
            if let Some(given) = given.filter(|given| *given != wanted) {
                let message =
                    format!("`%`-format string has {wanted} placeholder(s) but {given} substitution(s)");
                checker.report(Self, node, message);
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        PercentFormatPositionalCountMismatch,
        r#"
"%s %.*f" % (1, 2)
# @1-1:19 F507: `%`-format string has 3 placeholder(s) but 2 substitution(s)
"%s" % (), "%s %s" % "a", "x" % y
# @1 F507
         # ^^^^^^^^^^^^^ F507
                        # ^^^^^^^ F507: `%`-format string has 0 placeholder(s) but 1 substitution(s)
"%s %s" % x, "%s" % (*x,), "%s %%" % (1,), "%(a)s" % (1, 2)
"#,
    );
}
