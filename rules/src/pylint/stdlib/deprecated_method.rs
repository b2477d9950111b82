use ruff_python_ast::ExprCall;

use super::deprecated;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for functions and methods that Python's standard library has deprecated or dropped.
    ///
    /// What is deprecated since the target version or earlier counts.
    ///
    /// ## Why is this bad?
    /// The call warns, or fails with a newer Python.
    ///
    /// ## Example
    /// ```python
    /// import logging
    ///
    /// logging.getLogger(__name__).warn("late")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import logging
    ///
    /// logging.getLogger(__name__).warning("late")
    /// ```
    DeprecatedMethod { code: "PLW4902", name: "deprecated-method", severity: Warning, nodes: [ExprCall] }
}

impl Check<ExprCall> for DeprecatedMethod {
    fn check<'a>(call: &'a ExprCall, checker: &mut Checker<'a>) {
        if let Some(name) = deprecated::method(call, checker) {
            checker.report(Self, call, format!("Using deprecated method {name}()"));
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        DeprecatedMethod,
        r#"
import datetime, logging, threading, unittest
from logging import warn
logger = logging.getLogger(__name__)
logger.warn("x")
# @1-1:17 PLW4902: Using deprecated method warn()
warn("x")
# @1 PLW4902
old = logging.warn
old("x")
# @1 PLW4902: Using deprecated method old()
class Test(unittest.TestCase):
    def test(self):
        self.assertEquals(1, 1)
      # ^^^^^^^^^^^^^^^^^^^^^^^ PLW4902: Using deprecated method assertEquals()
        self.failUnless(1)
      # ^^^^^^^^^^^^^^^^^^ PLW4902
class Own(unittest.TestCase):
    def failIf(self, x): pass
    def test(self):
        self.failIf(1)
class Worker(threading.Timer):
    def run(self):
        self.setDaemon(True)
      # ^^^^^^^^^^^^^^^^^^^^ PLW4902
class Log:
    def __init__(self): self.log = logging.LoggerAdapter(logger)
    def warn(self): self.log.warn("x")
                  # ^^^^^^^^^^^^^^^^^^ PLW4902
Log().warn()
threading.current_thread().getName()
# @1 PLW4902
datetime.datetime.utcnow()
logger.warning("x"), unknown.warn("x")
"#,
    );
}
