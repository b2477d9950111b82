use super::brace;
use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `str.format` strings that are no valid format.
    ///
    /// ## Why is this bad?
    /// The call raises `ValueError`.
    ///
    /// ## Example
    /// ```python
    /// "{name".format(name=name)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "{name}".format(name=name)
    /// ```
    BadFormatString { code: "PLW1302", name: "bad-format-string", severity: Warning, nodes: [ExprCall] }
}

impl Check<ExprCall> for BadFormatString {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        brace::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        BadFormatString,
        r#"
"{".format(1)
# @1-1:14 PLW1302: Invalid format string
"}".format(1)
# @1 PLW1302
"{0".format(1)
# @1 PLW1302
"{{".format(1)
"#,
    );
}
