use super::kinds::Kind;
use crate::inference::Inference;
use ruff_python_ast::{ExceptHandler, Expr, StmtTry};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for handlers after one that catches more.
    ///
    /// ## Why is this bad?
    /// The later handler never runs.
    ///
    /// ## Example
    /// ```python
    /// try:
    ///     work()
    /// except OSError:
    ///     pass
    /// except FileNotFoundError:
    ///     log()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// try:
    ///     work()
    /// except FileNotFoundError:
    ///     log()
    /// except OSError:
    ///     pass
    /// ```
    BadExceptOrder { code: "PLE0701", name: "bad-except-order", severity: Error, nodes: [StmtTry] }
}

impl Check<StmtTry> for BadExceptOrder {
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
                for before in seen.iter().filter(|before| kind.inherits_from(before)) {
                    let message = format!(
                        "Bad except clauses order ({} is an ancestor class of {})",
                        before.name, kind.name
                    );
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
        BadExceptOrder,
        r#"
class A(ValueError): pass
try: x()
except Exception: pass
except ValueError: pass
     # ^^^^^^^^^^ PLE0701: Bad except clauses order (Exception is an ancestor class of ValueError)
try: x()
except ValueError: pass
except A: pass
     # ^ PLE0701: Bad except clauses order (ValueError is an ancestor class of A)
try: x()
except A: pass
except ValueError: pass
"#,
    );
}
