use super::calls;
use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for log messages that end within a conversion.
    ///
    /// ## Why is this bad?
    /// The message is lost.
    ///
    /// ## Example
    /// ```python
    /// import logging
    ///
    /// logging.info("100 %", share)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import logging
    ///
    /// logging.info("%d %%", share)
    /// ```
    LoggingFormatTruncated {
        code: "PLE1201", name: "logging-format-truncated", severity: Error, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for LoggingFormatTruncated {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        calls::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        LoggingFormatTruncated,
        r#"
import logging
logging.info("a %", b)
# @1-1:23 PLE1201: Logging format string ends in middle of conversion specifier
logging.info("a %%")
"#,
    );
}
