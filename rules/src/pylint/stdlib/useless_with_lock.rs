use ruff_python_ast::{Expr, StmtWith};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for locks that are made in the `with` statement that takes them.
    ///
    /// ## Why is this bad?
    /// Nobody else can wait for such a lock.
    ///
    /// ## Example
    /// ```python
    /// import threading
    ///
    /// with threading.Lock():
    ///     work()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import threading
    ///
    /// LOCK = threading.Lock()
    /// with LOCK:
    ///     work()
    /// ```
    UselessWithLock { code: "PLW2101", name: "useless-with-lock", severity: Warning, nodes: [StmtWith] }
}

impl Check<StmtWith> for UselessWithLock {
    fn check<'a>(node: &'a StmtWith, checker: &mut Checker<'a>) {
        for item in &node.items {
            let Expr::Call(call) = &item.context_expr else {
                continue;
            };
            let name = checker.model.qualified_name(&call.func);
            if let Some(
                [
                    "threading",
                    lock @ ("Lock" | "RLock" | "Condition" | "Semaphore" | "BoundedSemaphore"),
                ],
            ) = name.as_deref()
            {
                let message = format!("'threading.{lock}()' directly created in 'with' has no effect");
                checker.report(Self, node, message);
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UselessWithLock,
        r#"
import threading
with threading.Lock() as x: pass
# @1-1:33 PLW2101: 'threading.Lock()' directly created in 'with' has no effect
lock = threading.Lock()
with lock: pass
"#,
    );
}
