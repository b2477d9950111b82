use crate::pylint::as_string::as_string;
use ruff_python_ast::{ExceptHandlerExceptHandler, Expr};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for handlers of exceptions that are added or compared.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError` when an exception arrives; a tuple catches both.
    ///
    /// ## Example
    /// ```python
    /// try:
    ///     work()
    /// except ValueError + KeyError:
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
    WrongExceptionOperation {
        code: "PLW0716", name: "wrong-exception-operation", severity: Warning, nodes: [ExceptHandlerExceptHandler]
    }
}

impl Check<ExceptHandlerExceptHandler> for WrongExceptionOperation {
    fn check<'a>(node: &'a ExceptHandlerExceptHandler, checker: &mut Checker<'a>) {
        let Some(caught) = node.type_.as_deref() else {
            return;
        };
        let (left, right) = match caught {
            Expr::BinOp(operation) => (&*operation.left, &*operation.right),
            Expr::Compare(compare) => (&*compare.left, &compare.comparators[0]),
            _ => return,
        };
        let message = format!(
            "Invalid exception operation. Did you mean '({}, {})' instead?",
            as_string(left),
            as_string(right)
        );
        checker.report(Self, caught, message);
    }
}

#[test]
fn test() {
    crate::testing::check(
        WrongExceptionOperation,
        r#"
try: x()
except ValueError + TypeError: pass
     # ^^^^^^^^^^^^^^^^^^^^^^ PLW0716: Invalid exception operation. Did you mean '(ValueError, TypeError)' instead?
except A == B: pass
     # ^^^^^^ PLW0716
except (ValueError, TypeError): pass
"#,
    );
}
