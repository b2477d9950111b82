use super::calls;
use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for log messages that are given more arguments than they use.
    ///
    /// ## Why is this bad?
    /// The message is lost.
    ///
    /// ## Example
    /// ```python
    /// import logging
    ///
    /// logging.info("Hello, %s", name, age)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import logging
    ///
    /// logging.info("Hello, %s, %d", name, age)
    /// ```
    LoggingTooManyArgs { code: "PLE1205", name: "logging-too-many-args", severity: Error, nodes: [ExprCall] }
}

impl Check<ExprCall> for LoggingTooManyArgs {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        calls::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        LoggingTooManyArgs,
        r#"
import logging
logging.info("a %s", b, c)
# @1-1:27 PLE1205: Too many arguments for logging format string
logging.log(1, "a", b)
# @1 PLE1205
logging.info("%s", *b)
logging.info("%(a)s", 1, 2)
logging.info("%s", b, exc_info=True)
"#,
    );
}
