use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::semantic::ScopeId;
use ruff_python_ast::StmtGlobal;

declare_rule! {
    /// Checks for `global` statements outside functions.
    ///
    /// ## Why is this bad?
    /// The names are global anyway.
    ///
    /// ## Example
    /// ```python
    /// global count
    /// count = 0
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// count = 0
    /// ```
    GlobalAtModuleLevel {
        code: "PLW0604", name: "global-at-module-level", severity: Warning, nodes: [StmtGlobal]
    }
}

impl Check<StmtGlobal> for GlobalAtModuleLevel {
    fn check<'a>(node: &'a StmtGlobal, checker: &mut Checker<'a>) {
        if checker.model.nodes.get(checker.node).scope == ScopeId::MODULE {
            checker.report(Self, node, "Using the global statement at the module level");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        GlobalAtModuleLevel,
        r#"
global x
# @1-1:9 PLW0604: Using the global statement at the module level
def function():
    global x
    x = 2
"#,
    );
}
