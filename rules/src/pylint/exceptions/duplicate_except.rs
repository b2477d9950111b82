use super::kinds::Kind;
use crate::inference::Inference;
use ruff_python_ast::{ExceptHandler, Expr, StmtTry};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for exceptions that an earlier handler has caught already.
    ///
    /// ## Why is this bad?
    /// The handler never runs.
    ///
    /// ## Example
    /// ```python
    /// try:
    ///     work()
    /// except ValueError:
    ///     pass
    /// except ValueError:
    ///     log()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// try:
    ///     work()
    /// except ValueError:
    ///     pass
    /// except KeyError:
    ///     log()
    /// ```
    DuplicateExcept { code: "PLW0705", name: "duplicate-except", severity: Warning, nodes: [StmtTry] }
}

impl Check<StmtTry> for DuplicateExcept {
    fn check<'a>(node: &'a StmtTry, checker: &mut Checker<'a>) {
        let inference = Inference::new(checker.model);
        let mut seen: Vec<Kind> = Vec::new();
        for ExceptHandler::ExceptHandler(handler) in &node.handlers {
            let Some(caught) = handler.type_.as_deref() else {
                continue;
            };
            let kinds = match caught {
                Expr::Tuple(tuple) => &*tuple.elts,
                caught => std::slice::from_ref(caught),
            };
            let found: Vec<_> = kinds
                .iter()
                .take(64)
                .filter_map(|kind| Kind::of(inference.infer_one(kind)?, inference))
                .collect();
            for kind in &found {
                if seen.iter().any(|before| before.same(kind)) {
                    let message = format!("Catching previously caught exception type {}", kind.name);
                    checker.report(Self, caught, message);
                }
            }
            seen.extend(found);
            seen.truncate(256);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        DuplicateExcept,
        r#"
try: x()
except ValueError: pass
except (TypeError, ValueError): pass
     # ^^^^^^^^^^^^^^^^^^^^^^^ PLW0705: Catching previously caught exception type ValueError
except OSError: pass
except IOError: pass
     # ^^^^^^^ PLW0705: Catching previously caught exception type OSError
except KeyError: pass
"#,
    );
}
