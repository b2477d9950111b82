use ruff_python_ast::StmtBreak;

use super::loops::is_in_loop;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `break` outside of a loop.
    ///
    /// ## Why is this bad?
    /// It is a syntax error. A loop's `else` is outside of the loop, as is a function or class within it.
    ///
    /// ## Example
    /// ```python
    /// def find(items):
    ///     if not items:
    ///         break
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def find(items):
    ///     if not items:
    ///         return None
    /// ```
    BreakOutsideLoop { code: "F701", name: "break-outside-loop", severity: Error, nodes: [StmtBreak] }
}

impl Check<StmtBreak> for BreakOutsideLoop {
    fn check<'a>(node: &'a StmtBreak, checker: &mut Checker<'a>) {
        if !is_in_loop(checker) {
            checker.report(Self, node, "`break` outside loop");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        BreakOutsideLoop,
        r#"
while x:
    if x: break
    def f(): break
           # ^^^^^ F701: `break` outside loop
    for y in x: ...
    else: break
else:
    break
  # @5 F701
break
# @1 F701
"#,
    );
}
