use crate::pylint::as_string::as_string;
use ruff_python_ast::{AnyNodeRef, ExceptHandlerExceptHandler, Expr, StmtRaise};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for exceptions that a handler raises without saying what caused them.
    ///
    /// ## Why is this bad?
    /// The traceback then says that another exception happened during the handling, as if the handler had failed.
    ///
    /// ## Example
    /// ```python
    /// try:
    ///     port = int(text)
    /// except ValueError as error:
    ///     raise RuntimeError("no such port")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// try:
    ///     port = int(text)
    /// except ValueError as error:
    ///     raise RuntimeError("no such port") from error
    /// ```
    ///
    /// ## Differences
    /// Where the handler's type is a dotted name, pylint suggests `except Exception`.
    RaiseMissingFrom { code: "PLW0707", name: "raise-missing-from", severity: Warning, nodes: [StmtRaise] }
}

impl Check<StmtRaise> for RaiseMissingFrom {
    fn check<'a>(node: &'a StmtRaise, checker: &mut Checker<'a>) {
        let (Some(raised), None) = (node.exc.as_deref(), &node.cause) else {
            return;
        };
        let Some(handler) = handler(checker) else { return };
        let by_name = match raised {
            Expr::Name(_) => true,
            Expr::Call(call) => call.func.is_name_expr(),
            _ => false,
        };
        if handler.name.is_some() && !by_name {
            return;
        }
        let raised_again = |name: &str| matches!(raised, Expr::Name(raised) if raised.id.as_str() == name);
        let message = match &handler.name {
            Some(name) if raised_again(name.as_str()) => return,
            Some(name) => format!(
                "Consider explicitly re-raising using 'raise {} from {name}'",
                as_string(raised)
            ),
            None => format!(
                "Consider explicitly re-raising using 'except {} as exc' and 'raise {} from exc'",
                handler
                    .type_
                    .as_deref()
                    .map_or_else(|| "Exception".to_owned(), as_string),
                as_string(raised)
            ),
        };
        checker.report(Self, node, message);
    }
}

/// The handler that the statement stands in, in the same function.
fn handler<'a>(checker: &Checker<'a>) -> Option<&'a ExceptHandlerExceptHandler> {
    for node in checker.model.ancestors(checker.node) {
        match node {
            AnyNodeRef::ExceptHandlerExceptHandler(handler) => return Some(handler),
            AnyNodeRef::StmtFunctionDef(_) | AnyNodeRef::StmtClassDef(_) => return None,
            _ => {}
        }
    }
    None
}

#[test]
fn test() {
    crate::testing::check(
        RaiseMissingFrom,
        r#"
import os
try:
    x()
except ValueError:
    raise KeyError
  # ^^^^^^^^^^^^^^ PLW0707: Consider explicitly re-raising using 'except ValueError as exc' and 'raise KeyError from exc'
except TypeError as e:
    if y:
        raise KeyError("x")
      # ^^^^^^^^^^^^^^^^^^^ PLW0707: Consider explicitly re-raising using 'raise KeyError('x') from e'
    raise e
except OSError as e:
    raise KeyError from e
except IndexError:
    raise mod.Error("x")
  # ^^^^^^^^^^^^^^^^^^^^ PLW0707
except EOFError as e:
    raise os.error("x")
except LookupError:
    def f():
        raise KeyError
except:
    raise KeyError
  # ^^^^^^^^^^^^^^ PLW0707: Consider explicitly re-raising using 'except Exception as exc' and 'raise KeyError from exc'
"#,
    );
}
