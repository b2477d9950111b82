use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `subprocess.run` without `check`.
    ///
    /// ## Why is this bad?
    /// Whether a failing command is an error should be said.
    ///
    /// ## Example
    /// ```python
    /// import subprocess
    ///
    /// subprocess.run(command)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import subprocess
    ///
    /// subprocess.run(command, check=True)
    /// ```
    SubprocessRunCheck { code: "PLW1510", name: "subprocess-run-check", severity: Warning, nodes: [ExprCall] }
}

impl Check<ExprCall> for SubprocessRunCheck {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        if node.arguments.find_keyword("check").is_none()
            && checker.model.is_qualified(&node.func, &["subprocess", "run"])
        {
            checker.report(
                Self,
                node,
                "'subprocess.run' used without explicitly defining the value for 'check'.",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        SubprocessRunCheck,
        r#"
import subprocess
subprocess.run(a)
# @1-1:18 PLW1510: 'subprocess.run' used without explicitly defining the value for 'check'.
subprocess.run(a, check=False)
"#,
    );
}
