use super::percent;
use ruff_python_ast::ExprBinOp;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `%` formats that end within a conversion.
    ///
    /// ## Why is this bad?
    /// The formatting raises an exception when it runs.
    ///
    /// ## Example
    /// ```python
    /// "100 %" % share
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "%d %%" % share
    /// ```
    TruncatedFormatString {
        code: "PLE1301", name: "truncated-format-string", severity: Error, nodes: [ExprBinOp]
    }
}

impl Check<ExprBinOp> for TruncatedFormatString {
    fn check<'a>(node: &'a ExprBinOp, checker: &mut Checker<'a>) {
        percent::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        TruncatedFormatString,
        r#"
"%" % a
# @1-1:8 PLE1301: Format string ends in middle of conversion specifier
"%(x" % a
# @1 PLE1301
"%(x)" % {"x": 1}
# @1 PLE1301
"%s %%" % a
"#,
    );
}
