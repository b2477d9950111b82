use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for calls that start a debugger.
    ///
    /// ## Why is this bad?
    /// They stop the program for everybody.
    ///
    /// ## Example
    /// ```python
    /// breakpoint()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// print("here")
    /// ```
    ForgottenDebugStatement {
        code: "PLW1515", name: "forgotten-debug-statement", severity: Warning, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for ForgottenDebugStatement {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        let name = checker.model.qualified_name(&node.func);
        let starts = name.is_some_and(|name| {
            matches!(
                name.as_slice(),
                ["builtins", "breakpoint"] | ["sys", "breakpointhook"] | ["pdb", "set_trace"]
            )
        });
        if starts {
            checker.report(
                Self,
                node,
                "Leaving functions creating breakpoints in production code is not recommended",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ForgottenDebugStatement,
        r#"
breakpoint()
# @1-1:13 PLW1515: Leaving functions creating breakpoints in production code is not recommended
import pdb
pdb.set_trace()
# @1 PLW1515
"#,
    );
}
