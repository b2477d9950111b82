use super::{brace, percent};
use ruff_python_ast::{ExprBinOp, ExprCall};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for formats that are given fewer arguments than they use.
    ///
    /// ## Why is this bad?
    /// The formatting raises an exception when it runs.
    ///
    /// ## Example
    /// ```python
    /// "%s is %d" % ("Ada",)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "%s is %d" % ("Ada", 36)
    /// ```
    TooFewFormatArgs {
        code: "PLE1306", name: "too-few-format-args", severity: Error, nodes: [ExprBinOp, ExprCall]
    }
}

impl Check<ExprBinOp> for TooFewFormatArgs {
    fn check<'a>(node: &'a ExprBinOp, checker: &mut Checker<'a>) {
        percent::check(Self, node, checker);
    }
}

impl Check<ExprCall> for TooFewFormatArgs {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        brace::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        TooFewFormatArgs,
        r#"
"%s %s" % (a,)
# @1-1:15 PLE1306: Not enough arguments for format string
"%s %s" % "a"
# @1 PLE1306
"%*d" % (1,)
# @1 PLE1306
"%s" % ()
# @1 PLE1306
"{} {}".format(1)
# @1-1:18 PLE1306: Not enough arguments for format string
"{:{}}".format(1)
# @1 PLE1306
"%s %s" % a
"%s %s" % f(1)
"%s %s" % (a, *b)
"{0} {0}".format(1)
"{} {}".format(*a)
"#,
    );
}
