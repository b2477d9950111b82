use super::calls;
use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for log messages that are given fewer arguments than they use.
    ///
    /// ## Why is this bad?
    /// The message is lost.
    ///
    /// ## Example
    /// ```python
    /// import logging
    ///
    /// logging.info("Hello, %s, %d", name)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import logging
    ///
    /// logging.info("Hello, %s, %d", name, age)
    /// ```
    LoggingTooFewArgs { code: "PLE1206", name: "logging-too-few-args", severity: Error, nodes: [ExprCall] }
}

impl Check<ExprCall> for LoggingTooFewArgs {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        calls::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        LoggingTooFewArgs,
        r#"
import logging
logging.info("a %s %s", b)
# @1-1:27 PLE1206: Not enough arguments for logging format string
logging.info("a %s")
# @1 PLE1206
logging.info("a")
"#,
    );
}
