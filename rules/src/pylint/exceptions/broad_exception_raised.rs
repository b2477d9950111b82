use super::general::is_too_general;
use ruff_python_ast::{Expr, StmtRaise};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for raised `Exception` and `BaseException`.
    ///
    /// ## Why is this bad?
    /// Callers cannot handle it without handling everything else too.
    ///
    /// ## Example
    /// ```python
    /// raise Exception("no such user")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// raise LookupError("no such user")
    /// ```
    ///
    /// Option: `overgeneral-exceptions`.
    BroadExceptionRaised {
        code: "PLW0719", name: "broad-exception-raised", severity: Warning, nodes: [StmtRaise]
    }
}

impl Check<StmtRaise> for BroadExceptionRaised {
    fn check<'a>(node: &'a StmtRaise, checker: &mut Checker<'a>) {
        let Some(raised) = node.exc.as_deref() else { return };
        let class = match raised {
            Expr::Call(call) => &*call.func,
            raised => raised,
        };
        if let Some(name) = is_too_general(class, checker) {
            checker.report(Self, node, format!("Raising too general exception: {name}"));
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        BroadExceptionRaised,
        r#"
raise Exception
# @1-1:16 PLW0719: Raising too general exception: Exception
raise BaseException("x") from e
# @1 PLW0719: Raising too general exception: BaseException
alias = Exception
raise alias
# @1 PLW0719: Raising too general exception: Exception
class Own(Exception): pass
raise Own
raise ValueError("x")
raise
"#,
    );
}
