use ruff_python_ast::token::TokenKind;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::LogicalLine};
use crate::lines::{self, range};

declare_rule! {
    /// Checks for `except:` without an exception.
    ///
    /// ## Why is this bad?
    /// A bare `except:` also catches `SystemExit` and `KeyboardInterrupt`, and hides mistakes.
    ///
    /// ## Example
    /// ```python
    /// try:
    ///     start()
    /// except:
    ///     stop()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// try:
    ///     start()
    /// except Exception:
    ///     stop()
    /// ```
    ///
    /// ## Notes
    /// A handler that re-raises counts as well, as in pycodestyle; ruff lets it be.
    BareExcept { code: "E722", name: "bare-except", severity: Warning, nodes: [LogicalLine] }
}

impl Check<LogicalLine> for BareExcept {
    fn check<'a>(line: lines::LogicalLine<'a>, checker: &mut Checker<'a>) {
        if let [except, colon, ..] = line.tokens
            && except.kind == TokenKind::Except
            && colon.kind == TokenKind::Colon
        {
            checker.report(Self, range(except.start, except.end), "Do not use bare 'except'");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        BareExcept,
        r#"
try:
    a
except:
# @1-1:7 E722: Do not use bare 'except'
    raise
try:
    b
except ValueError:
    pass
"#,
    );
}
