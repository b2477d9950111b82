use super::kinds::is_exception_class;
use crate::inference::Inference;
use crate::pylint::as_string::as_string;
use ruff_python_ast::{ExceptHandlerExceptHandler, Expr};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for handlers of what is no exception.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError` when an exception arrives.
    ///
    /// ## Example
    /// ```python
    /// class Problem:
    ///     pass
    ///
    ///
    /// try:
    ///     work()
    /// except Problem:
    ///     pass
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Problem(Exception):
    ///     pass
    ///
    ///
    /// try:
    ///     work()
    /// except Problem:
    ///     pass
    /// ```
    CatchingNonException {
        code: "PLE0712", name: "catching-non-exception", severity: Error, nodes: [ExceptHandlerExceptHandler]
    }
}

impl Check<ExceptHandlerExceptHandler> for CatchingNonException {
    fn check<'a>(node: &'a ExceptHandlerExceptHandler, checker: &mut Checker<'a>) {
        let Some(caught) = node.type_.as_deref() else {
            return;
        };
        let inference = Inference::new(checker.model);
        let kinds = match caught {
            Expr::Tuple(tuple) => &*tuple.elts,
            caught => std::slice::from_ref(caught),
        };
        for kind in kinds {
            let Some(value) = inference.infer_one(kind) else {
                continue;
            };
            if is_exception_class(value, inference) == Some(false) {
                let message = format!(
                    "Catching an exception which doesn't inherit from Exception: {}",
                    as_string(kind)
                );
                checker.report(Self, caught, message);
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        CatchingNonException,
        r#"
class A: pass
class B(Unknown): pass
try: x()
except A: pass
     # ^ PLE0712: Catching an exception which doesn't inherit from Exception: A
except (ValueError, 1): pass
     # ^^^^^^^^^^^^^^^ PLE0712: Catching an exception which doesn't inherit from Exception: 1
except B: pass
except y: pass
"#,
    );
}
