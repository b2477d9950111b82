use super::{brace, percent};
use ruff_python_ast::{ExprBinOp, ExprCall};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for formatting of a string without a place for a value.
    ///
    /// ## Why is this bad?
    /// The arguments do not appear in the text.
    ///
    /// ## Example
    /// ```python
    /// "Hello".format(name)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "Hello, {}".format(name)
    /// ```
    FormatStringWithoutInterpolation {
        code: "PLW1310", name: "format-string-without-interpolation", severity: Warning, nodes: [ExprBinOp, ExprCall]
    }
}

impl Check<ExprBinOp> for FormatStringWithoutInterpolation {
    fn check<'a>(node: &'a ExprBinOp, checker: &mut Checker<'a>) {
        percent::check(Self, node, checker);
    }
}

impl Check<ExprCall> for FormatStringWithoutInterpolation {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        brace::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        FormatStringWithoutInterpolation,
        r#"
"abc" % a
# @1-1:10 PLW1310: Using formatting for a string that does not have any interpolated variables
"%%" % a
# @1 PLW1310
"abc".format(1)
# @1-1:16 PLW1310: Using formatting for a string that does not have any interpolated variables
"{{}}".format(1)
# @1 PLW1310
"{}".format(1)
"%s" % a
"#,
    );
}
