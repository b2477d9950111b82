use ruff_python_ast::StmtContinue;

use super::loops::is_in_loop;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `continue` outside of a loop.
    ///
    /// ## Why is this bad?
    /// It is a syntax error. A loop's `else` is outside of the loop, as is a function or class within it.
    ///
    /// ## Example
    /// ```python
    /// def handle(item):
    ///     if not item:
    ///         continue
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def handle(item):
    ///     if not item:
    ///         return
    /// ```
    ContinueOutsideLoop { code: "F702", name: "continue-outside-loop", severity: Error, nodes: [StmtContinue] }
}

impl Check<StmtContinue> for ContinueOutsideLoop {
    fn check<'a>(node: &'a StmtContinue, checker: &mut Checker<'a>) {
        if !is_in_loop(checker) {
            checker.report(Self, node, "`continue` not properly in loop");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ContinueOutsideLoop,
        r#"
for x in y:
    try: ...
    finally: continue
    class A: continue
           # ^^^^^^^^ F702: `continue` not properly in loop
continue
# @1 F702
"#,
    );
}
