use super::{brace, percent};
use ruff_python_ast::{ExprBinOp, ExprCall};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for formats that are given more arguments than they use.
    ///
    /// ## Why is this bad?
    /// Something is missing in the text; with `%` an exception is raised.
    ///
    /// ## Example
    /// ```python
    /// "%s" % ("Ada", 36)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "%s is %d" % ("Ada", 36)
    /// ```
    TooManyFormatArgs {
        code: "PLE1305", name: "too-many-format-args", severity: Error, nodes: [ExprBinOp, ExprCall]
    }
}

impl Check<ExprBinOp> for TooManyFormatArgs {
    fn check<'a>(node: &'a ExprBinOp, checker: &mut Checker<'a>) {
        percent::check(Self, node, checker);
    }
}

impl Check<ExprCall> for TooManyFormatArgs {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        brace::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        TooManyFormatArgs,
        r#"
"%s" % (a, b)
# @1-1:14 PLE1305: Too many arguments for format string
"{}".format(1, 2)
# @1-1:18 PLE1305: Too many arguments for format string
"{1}".format(1, 2)
# @1 PLE1305
"{}".format(*a)
"%s" % (*a,)
"{x}".format(1, x=1)
"#,
    );
}
