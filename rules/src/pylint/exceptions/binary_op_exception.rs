use ruff_python_ast::{ExceptHandlerExceptHandler, Expr};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for handlers of `A or B`.
    ///
    /// ## Why is this bad?
    /// Only one of the two is caught; a tuple catches both.
    ///
    /// ## Example
    /// ```python
    /// try:
    ///     work()
    /// except ValueError or KeyError:
    ///     pass
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// try:
    ///     work()
    /// except (ValueError, KeyError):
    ///     pass
    /// ```
    BinaryOpException {
        code: "PLW0711", name: "binary-op-exception", severity: Warning, nodes: [ExceptHandlerExceptHandler]
    }
}

impl Check<ExceptHandlerExceptHandler> for BinaryOpException {
    fn check<'a>(node: &'a ExceptHandlerExceptHandler, checker: &mut Checker<'a>) {
        if let Some(Expr::BoolOp(operation)) = node.type_.as_deref() {
            let message = format!(
                "Exception to catch is the result of a binary \"{}\" operation",
                operation.op.as_str()
            );
            checker.report(Self, node, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        BinaryOpException,
        r#"
try: x()
except ValueError or TypeError: pass
# @1-1:37 PLW0711: Exception to catch is the result of a binary "or" operation
except (ValueError, TypeError): pass
"#,
    );
}
