use ruff_python_ast::ExprBinOp;

use super::percent::{Operation, Problem};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `%` formats with an unknown conversion.
    ///
    /// ## Why is this bad?
    /// Formatting raises `ValueError`.
    ///
    /// ## Example
    /// ```python
    /// "%y" % 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "%d" % 1
    /// ```
    ///
    /// ## Differences
    /// A key without its end, `%(n`, is a format string that cannot be read, F501, as in ruff; pyflakes takes the bracket
    /// for the character.
    PercentFormatUnsupportedFormatCharacter {
        code: "F509", name: "percent-format-unsupported-format-character", severity: Error, nodes: [ExprBinOp]
    }
}

impl Check<ExprBinOp> for PercentFormatUnsupportedFormatCharacter {
    fn check<'a>(node: &'a ExprBinOp, checker: &mut Checker<'a>) {
        if let Some(Problem::Unsupported(found)) =
            Operation::of(node).and_then(|operation| operation.format.err())
        {
            let message = format!("`%`-format string has unsupported format character `{found}`");
            checker.report(Self, node, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        PercentFormatUnsupportedFormatCharacter,
        r#"
"%d %y" % (1, 2)
# @1-1:17 F509: `%`-format string has unsupported format character `y`
"%-5.*ld %(a)r %%" % x
"%5%" % ()
# @1 F509
"%é" % 1
# @1 F509: `%`-format string has unsupported format character `é`
"#,
    );
}
