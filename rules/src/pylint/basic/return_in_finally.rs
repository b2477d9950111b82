use super::finally::{Leaves, leaves_finally};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::StmtReturn;

declare_rule! {
    /// Checks for `return` in the `finally` clause of a `try`.
    ///
    /// ## Why is this bad?
    /// It drops the exception that is being raised and the value that is being returned.
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
    ReturnInFinally {
        code: "PLW0134", name: "return-in-finally", severity: Warning, nodes: [StmtReturn]
    }
}

impl Check<StmtReturn> for ReturnInFinally {
    fn check<'a>(node: &'a StmtReturn, checker: &mut Checker<'a>) {
        if leaves_finally(Leaves::Function, node.range, checker) {
            checker.report(Self, node, "'return' shadowed by the 'finally' clause.");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ReturnInFinally,
        r#"
def function():
    try:
        return 1
    finally:
        for x in y:
            return 2
          # ^^^^^^^^ PLW0134: 'return' shadowed by the 'finally' clause.
"#,
    );
}
