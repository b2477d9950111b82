use ruff_python_ast::ExprBinOp;

use super::percent::{Operation, Problem};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `%` formats that end within a placeholder.
    ///
    /// ## Why is this bad?
    /// Formatting raises `ValueError`.
    ///
    /// ## Example
    /// ```python
    /// "%s of %" % ("one", "two")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "%s of %s" % ("one", "two")
    /// ```
    PercentFormatInvalidFormat {
        code: "F501", name: "percent-format-invalid-format", severity: Error, nodes: [ExprBinOp]
    }
}

impl Check<ExprBinOp> for PercentFormatInvalidFormat {
    fn check<'a>(node: &'a ExprBinOp, checker: &mut Checker<'a>) {
        let what = match Operation::of(node).and_then(|operation| operation.format.err()) {
            Some(Problem::Incomplete) => "incomplete format",
            Some(Problem::IncompleteKey) => "incomplete format key",
            _ => return,
        };
        checker.report(
            Self,
            node,
            format!("`%`-format string has invalid format string: {what}"),
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        PercentFormatInvalidFormat,
        r#"
"%s %" % 1
# @1-1:11 F501: `%`-format string has invalid format string: incomplete format
"%(a" % {}
# @1 F501: `%`-format string has invalid format string: incomplete format key
"%(a(b))s %%" % x, b"%" % 1, "%-" % x
                           # ^^^^^^^^ F501
"#,
    );
}
