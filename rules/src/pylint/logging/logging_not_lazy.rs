use super::calls;
use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for log messages made with `%` or `+`.
    ///
    /// ## Why is this bad?
    /// The message is made even when nobody listens; and tools that group messages see many different ones.
    ///
    /// ## Example
    /// ```python
    /// import logging
    ///
    /// logging.info("Hello, %s" % name)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import logging
    ///
    /// logging.info("Hello, %s", name)
    /// ```
    LoggingNotLazy { code: "PLW1201", name: "logging-not-lazy", severity: Warning, nodes: [ExprCall] }
}

impl Check<ExprCall> for LoggingNotLazy {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        calls::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        LoggingNotLazy,
        r#"
import logging
logging.info("a %s" % b)
# @1-1:25 PLW1201: Use lazy % formatting in logging functions
logging.info("a" + b)
# @1 PLW1201
logging.log(1, "a %s" % b)
# @1 PLW1201
log = logging.getLogger()
log.info(b % c)
# @1 PLW1201
logging.info("a" + "b")
logging.info(a + b)
logging.info("a %s", b)
unknown.info("a %s" % b)
"#,
    );
}
