use super::finally::{Leaves, leaves_finally};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::StmtBreak;

declare_rule! {
    /// Checks for `break` in a `finally` clause that leaves a loop around the `try`.
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
    ///         break
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
    BreakInFinally {
        code: "PLW0137", name: "break-in-finally", severity: Warning, nodes: [StmtBreak]
    }
}

impl Check<StmtBreak> for BreakInFinally {
    fn check<'a>(node: &'a StmtBreak, checker: &mut Checker<'a>) {
        if leaves_finally(Leaves::Loop, node.range, checker) {
            checker.report(Self, node, "'break' discouraged inside 'finally' clause");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        BreakInFinally,
        r#"
for i in x:
    try:
        break
    finally:
        for j in x:
            break
        break
      # ^^^^^ PLW0137: 'break' discouraged inside 'finally' clause
"#,
    );
}
