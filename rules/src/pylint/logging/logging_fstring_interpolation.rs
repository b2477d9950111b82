use super::calls;
use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for log messages that are f-strings.
    ///
    /// ## Why is this bad?
    /// The message is made even when nobody listens; and tools that group messages see many different ones.
    ///
    /// ## Example
    /// ```python
    /// import logging
    ///
    /// logging.info(f"Hello, {name}")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import logging
    ///
    /// logging.info("Hello, %s", name)
    /// ```
    LoggingFstringInterpolation {
        code: "PLW1203", name: "logging-fstring-interpolation", severity: Warning, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for LoggingFstringInterpolation {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        calls::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        LoggingFstringInterpolation,
        r#"
import logging
logging.info(f"a {b}")
# @1-1:23 PLW1203: Use lazy % formatting in logging functions
logging.getLogger(__name__).error(f"{b}")
# @1 PLW1203
logging.info("%s", f"{b}")
"#,
    );
}
