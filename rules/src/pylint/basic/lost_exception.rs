use super::finally::{Leaves, leaves_finally};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::{StmtBreak, StmtReturn};

declare_rule! {
    /// Checks for `return` and `break` in a `finally` clause.
    ///
    /// ## Why is this bad?
    /// They drop the exception that is being raised, and nobody hears of it.
    ///
    /// ## Example
    /// ```python
    /// def read():
    ///     try:
    ///         return load()
    ///     finally:
    ///         return None
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def read():
    ///     try:
    ///         return load()
    ///     finally:
    ///         close()
    /// ```
    LostException {
        code: "PLW0150", name: "lost-exception", severity: Warning, nodes: [StmtReturn, StmtBreak]
    }
}

impl Check<StmtReturn> for LostException {
    fn check<'a>(node: &'a StmtReturn, checker: &mut Checker<'a>) {
        if leaves_finally(Leaves::Function, node.range, checker) {
            checker.report(
                Self,
                node,
                "return statement in finally block may swallow exception",
            );
        }
    }
}

impl Check<StmtBreak> for LostException {
    fn check<'a>(node: &'a StmtBreak, checker: &mut Checker<'a>) {
        if leaves_finally(Leaves::Loop, node.range, checker) {
            checker.report(
                Self,
                node,
                "break statement in finally block may swallow exception",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        LostException,
        r#"
def function():
    try:
        return 1
    finally:
        for i in x:
            break
        return 2
      # ^^^^^^^^ PLW0150: return statement in finally block may swallow exception
for i in x:
    try:
        pass
    finally:
        break
      # ^^^^^ PLW0150: break statement in finally block may swallow exception
"#,
    );
}
