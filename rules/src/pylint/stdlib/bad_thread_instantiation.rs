use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `threading.Thread` without a target.
    ///
    /// ## Why is this bad?
    /// Such a thread does nothing.
    ///
    /// ## Example
    /// ```python
    /// import threading
    ///
    /// threading.Thread(name="worker")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import threading
    ///
    /// threading.Thread(target=work, name="worker")
    /// ```
    BadThreadInstantiation {
        code: "PLW1506", name: "bad-thread-instantiation", severity: Warning, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for BadThreadInstantiation {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        let given = node.arguments.args.len() > 1 || node.arguments.find_keyword("target").is_some();
        if !given && checker.model.is_qualified(&node.func, &["threading", "Thread"]) {
            checker.report(Self, node, "threading.Thread needs the target function");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        BadThreadInstantiation,
        r#"
import threading
threading.Thread()
# @1-1:19 PLW1506: threading.Thread needs the target function
threading.Thread(None, f)
threading.Thread(target=f)
"#,
    );
}
