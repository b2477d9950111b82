use super::calls;
use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for log messages with a conversion that does not exist.
    ///
    /// ## Why is this bad?
    /// The message is lost.
    ///
    /// ## Example
    /// ```python
    /// import logging
    ///
    /// logging.info("%y", year)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import logging
    ///
    /// logging.info("%d", year)
    /// ```
    LoggingUnsupportedFormat {
        code: "PLE1200", name: "logging-unsupported-format", severity: Error, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for LoggingUnsupportedFormat {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        calls::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        LoggingUnsupportedFormat,
        r#"
import logging
logging.info("a %y", b)
# @1-1:24 PLE1200: Unsupported logging format character 'y' (0x79) at index 3
logging.info("a %y")
"#,
    );
}
