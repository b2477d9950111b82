use super::finally::{Leaves, leaves_finally};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::StmtContinue;

declare_rule! {
    /// Checks for `continue` in a `finally` clause that belongs to a loop around the `try`.
    ///
    /// ## Why is this bad?
    /// It drops the exception that is being raised.
    ///
    /// ## Example
    /// ```python
    /// for item in items:
    ///     try:
    ///         handle(item)
    ///     finally:
    ///         continue
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// for item in items:
    ///     try:
    ///         handle(item)
    ///     finally:
    ///         close(item)
    /// ```
    ContinueInFinally {
        code: "PLW0136", name: "continue-in-finally", severity: Warning, nodes: [StmtContinue]
    }
}

impl Check<StmtContinue> for ContinueInFinally {
    fn check<'a>(node: &'a StmtContinue, checker: &mut Checker<'a>) {
        if leaves_finally(Leaves::Loop, node.range, checker) {
            checker.report(Self, node, "'continue' discouraged inside 'finally' clause");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ContinueInFinally,
        r#"
while x:
    try:
        continue
    finally:
        for j in x:
            continue
        continue
      # ^^^^^^^^ PLW0136: 'continue' discouraged inside 'finally' clause
"#,
    );
}
