use super::calls;
use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for log messages made with `str.format`.
    ///
    /// ## Why is this bad?
    /// The message is made even when nobody listens; and tools that group messages see many different ones.
    ///
    /// ## Example
    /// ```python
    /// import logging
    ///
    /// logging.info("Hello, {}".format(name))
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import logging
    ///
    /// logging.info("Hello, %s", name)
    /// ```
    LoggingFormatInterpolation {
        code: "PLW1202", name: "logging-format-interpolation", severity: Warning, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for LoggingFormatInterpolation {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        calls::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        LoggingFormatInterpolation,
        r#"
import logging
logging.info("a {}".format(b))
# @14-1:30 PLW1202: Use lazy % formatting in logging functions
logging.info("a %s", "{}".format(b))
"#,
    );
}
