use super::{GlobalStatement, globals};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::StmtGlobal;

declare_rule! {
    /// Checks for `global` names that the module itself never binds.
    ///
    /// ## Why is this bad?
    /// A reader of the module does not see that the name exists, and whoever reads it before the function has run fails.
    ///
    /// ## Example
    /// ```python
    /// def load():
    ///     global settings
    ///     settings = {}
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// settings = None
    ///
    ///
    /// def load():
    ///     global settings
    ///     settings = {}
    /// ```
    GlobalVariableUndefined {
        code: "PLW0601", name: "global-variable-undefined", severity: Warning, nodes: [StmtGlobal]
    }
}

impl Check<StmtGlobal> for GlobalVariableUndefined {
    fn check<'a>(node: &'a StmtGlobal, checker: &mut Checker<'a>) {
        if !checker.enabled(GlobalStatement) {
            globals::check(node, checker);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        GlobalVariableUndefined,
        r#"
x = 1
def function():
    global x, y
  # ^^^^^^^^^^^ PLW0601: Global variable 'y' undefined at the module level
    x = y = 2
"#,
    );
}
