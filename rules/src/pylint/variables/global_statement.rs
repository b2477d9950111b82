use super::globals;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::StmtGlobal;

declare_rule! {
    /// Checks for `global` statements in functions.
    ///
    /// ## Why is this bad?
    /// A function that changes the module's state depends on when it runs, and so does everything that it calls.
    ///
    /// ## Example
    /// ```python
    /// count = 0
    ///
    ///
    /// def add():
    ///     global count
    ///     count += 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def add(count):
    ///     return count + 1
    /// ```
    GlobalStatement {
        code: "PLW0603", name: "global-statement", severity: Warning, nodes: [StmtGlobal]
    }
}

impl Check<StmtGlobal> for GlobalStatement {
    fn check<'a>(node: &'a StmtGlobal, checker: &mut Checker<'a>) {
        globals::check(node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        GlobalStatement,
        r#"
x = y = 1
global x
def function():
    global x
  # ^^^^^^^^ PLW0603: Using the global statement
    x = 2
def reads():
    global y
    return y
"#,
    );
}
