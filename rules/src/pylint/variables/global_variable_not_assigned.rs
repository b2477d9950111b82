use super::{GlobalStatement, GlobalVariableUndefined, globals};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::StmtGlobal;

declare_rule! {
    /// Checks for `global` statements in functions that do not assign the name.
    ///
    /// ## Why is this bad?
    /// A global name can be read without the statement.
    ///
    /// ## Example
    /// ```python
    /// count = 0
    ///
    ///
    /// def show():
    ///     global count
    ///     print(count)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// count = 0
    ///
    ///
    /// def show():
    ///     print(count)
    /// ```
    GlobalVariableNotAssigned {
        code: "PLW0602", name: "global-variable-not-assigned", severity: Warning, nodes: [StmtGlobal]
    }
}

impl Check<StmtGlobal> for GlobalVariableNotAssigned {
    fn check<'a>(node: &'a StmtGlobal, checker: &mut Checker<'a>) {
        if !checker.enabled(GlobalStatement) && !checker.enabled(GlobalVariableUndefined) {
            globals::check(node, checker);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        GlobalVariableNotAssigned,
        r#"
x = y = 1
def function():
    global x, y, z
  # ^^^^^^^^^^^^^^ PLW0602: Using global for 'y' but no assignment is done
    x = 2
    del z
def imports():
    global json
    import json
"#,
    );
}
