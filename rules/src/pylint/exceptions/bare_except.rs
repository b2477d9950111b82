use ruff_python_ast::{ExceptHandlerExceptHandler, Stmt};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `except:` without an exception type, unless a `raise` stands in its body.
    ///
    /// ## Why is this bad?
    /// It catches `SystemExit` and `KeyboardInterrupt` too, so that the program cannot be stopped, and it hides
    /// errors that nobody thought of.
    ///
    /// ## Example
    /// ```python
    /// try:
    ///     import fast_json
    /// except:
    ///     fast_json = None
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// try:
    ///     import fast_json
    /// except ImportError:
    ///     fast_json = None
    /// ```
    BareExcept { code: "PLW0702", name: "bare-except", severity: Warning, nodes: [ExceptHandlerExceptHandler] }
}

impl Check<ExceptHandlerExceptHandler> for BareExcept {
    fn check<'a>(handler: &'a ExceptHandlerExceptHandler, checker: &mut Checker<'a>) {
        if handler.type_.is_none()
            && !handler
                .body
                .iter()
                .any(|statement| matches!(statement, Stmt::Raise(_)))
        {
            checker.report(Self, handler, "No exception type(s) specified");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        BareExcept,
        r#"
try: pass
except: pass
# @1-1:13 PLW0702: No exception type(s) specified
try:
    pass
except OSError:
    pass
except:
    log()
    raise
"#,
    );
}
