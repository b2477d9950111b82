use super::kinds::Kind;
use crate::inference::Inference;
use ruff_python_ast::{ExceptHandler, ExceptHandlerExceptHandler, Expr, Stmt, StmtTry};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for handlers that do nothing but raise again.
    ///
    /// ## Why is this bad?
    /// Without the handler the same would happen.
    ///
    /// ## Example
    /// ```python
    /// try:
    ///     work()
    /// except ValueError:
    ///     raise
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// try:
    ///     work()
    /// except ValueError:
    ///     log()
    ///     raise
    /// ```
    TryExceptRaise { code: "PLW0706", name: "try-except-raise", severity: Warning, nodes: [StmtTry] }
}

impl Check<StmtTry> for TryExceptRaise {
    fn check<'a>(node: &'a StmtTry, checker: &mut Checker<'a>) {
        let inference = Inference::new(checker.model);
        let mut raising: Option<&'a ExceptHandlerExceptHandler> = None;
        for ExceptHandler::ExceptHandler(handler) in &node.handlers {
            if matches!(&*handler.body, [Stmt::Raise(raise)] if raise.exc.is_none()) {
                raising = Some(handler);
            } else if let Some(before) = raising
                && catches_ancestor(handler, before, inference)
            {
                raising = None;
            }
        }
        if let Some(handler) = raising {
            checker.report(Self, handler, "The except handler raises immediately");
        }
    }
}

/// Whether a later handler would catch what an earlier one lets pass.
fn catches_ancestor<'a>(
    later: &'a ExceptHandlerExceptHandler,
    earlier: &'a ExceptHandlerExceptHandler,
    inference: Inference<'a>,
) -> bool {
    let (Some(later), Some(earlier)) = (later.type_.as_deref(), earlier.type_.as_deref()) else {
        return true;
    };
    let kinds = |caught: &'a Expr| -> Vec<Option<Kind<'a>>> {
        let all = match caught {
            Expr::Tuple(tuple) => &*tuple.elts,
            caught => std::slice::from_ref(caught),
        };
        all.iter()
            .map(|kind| Kind::of(inference.infer_one(kind)?, inference))
            .collect()
    };
    let earlier = kinds(earlier);
    kinds(later).iter().any(|later| match later {
        Some(later) => earlier.iter().any(|earlier| {
            earlier
                .as_ref()
                .is_none_or(|earlier| earlier.inherits_from(later))
        }),
        None => true,
    })
}

#[allow(dead_code)]
fn unused() {
    {}
}

#[test]
fn test() {
    crate::testing::check(
        TryExceptRaise,
        r#"
try: x()
except ValueError: raise
# @1 PLW0706: The except handler raises immediately
try: x()
except ValueError: raise
except Exception: pass
try: x()
except KeyError: raise
# @1 PLW0706
except ValueError: pass
except TypeError: pass
"#,
    );
}
