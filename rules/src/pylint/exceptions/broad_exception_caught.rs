use super::general::is_too_general;
use ruff_python_ast::{ExceptHandlerExceptHandler, Expr, Stmt};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for handlers of `Exception` and `BaseException`.
    ///
    /// ## Why is this bad?
    /// They hide mistakes that have nothing to do with what can go wrong here.
    ///
    /// ## Example
    /// ```python
    /// try:
    ///     load()
    /// except Exception:
    ///     print("not loaded")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// try:
    ///     load()
    /// except OSError:
    ///     print("not loaded")
    /// ```
    ///
    /// Allowed where the handler itself raises. Option: `overgeneral-exceptions`.
    BroadExceptionCaught {
        code: "PLW0718", name: "broad-exception-caught", severity: Warning, nodes: [ExceptHandlerExceptHandler]
    }
}

impl Check<ExceptHandlerExceptHandler> for BroadExceptionCaught {
    fn check<'a>(node: &'a ExceptHandlerExceptHandler, checker: &mut Checker<'a>) {
        let Some(kind) = node.type_.as_deref() else { return };
        if node.body.iter().any(Stmt::is_raise_stmt) {
            return;
        }
        let kinds = match kind {
            Expr::Tuple(tuple) => &*tuple.elts,
            kind => std::slice::from_ref(kind),
        };
        for caught in kinds {
            if let Some(name) = is_too_general(caught, checker) {
                checker.report(Self, kind, format!("Catching too general exception {name}"));
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        BroadExceptionCaught,
        r#"
try:
    x()
except Exception:
     # ^^^^^^^^^ PLW0718: Catching too general exception Exception
    pass
try:
    x()
except (ValueError, BaseException) as e:
     # ^^^^^^^^^^^^^^^^^^^^^^^^^^^ PLW0718: Catching too general exception BaseException
    pass
try:
    x()
except Exception:
    log()
    raise
try:
    x()
except ValueError:
    pass
try:
    x()
except Exception:  # pylint: disable=broad-except
    pass
try:
    x()
except Exception:  # pylint: disable=W0703
    pass
try:
    x()
except Exception:  # pylint: disable=exceptions
    pass
"#,
    );
}
