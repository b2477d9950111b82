use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `preexec_fn` of `subprocess.Popen`.
    ///
    /// ## Why is this bad?
    /// With threads the child may deadlock before it starts.
    ///
    /// ## Example
    /// ```python
    /// import subprocess
    ///
    /// subprocess.Popen(command, preexec_fn=prepare)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import subprocess
    ///
    /// subprocess.Popen(command, start_new_session=True)
    /// ```
    SubprocessPopenPreexecFn {
        code: "PLW1509", name: "subprocess-popen-preexec-fn", severity: Warning, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for SubprocessPopenPreexecFn {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        if node.arguments.find_keyword("preexec_fn").is_some()
            && checker.model.is_qualified(&node.func, &["subprocess", "Popen"])
        {
            checker.report(
                Self,
                node,
                "Using preexec_fn keyword which may be unsafe in the presence of threads",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        SubprocessPopenPreexecFn,
        r#"
import subprocess
subprocess.Popen(a, preexec_fn=f)
# @1-1:34 PLW1509: Using preexec_fn keyword which may be unsafe in the presence of threads
subprocess.Popen(a)
"#,
    );
}
