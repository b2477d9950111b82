//! What the `no-else-*` messages share.

use ruff_python_ast::{ExceptHandler, Stmt, StmtIf, StmtTry};

use crate::checker::Checker;
use crate::hooks::Listed;

/// Reports an `if` whose body leaves by the given statement and that goes on with `elif` or `else`.
pub(super) fn check_if<R: Listed>(
    rule: R,
    node: &StmtIf,
    leaves: fn(&Stmt) -> bool,
    keyword: &str,
    checker: &mut Checker,
) {
    if let Some(clause) = node.elif_else_clauses.first()
        && node.body.iter().any(leaves)
    {
        checker.report(rule, node, message(clause.test.is_some(), keyword));
    }
}

/// Reports a `try` whose handlers all leave by the given statement and that goes on with `else`.
pub(super) fn check_try<R: Listed>(
    rule: R,
    node: &StmtTry,
    leaves: fn(&Stmt) -> bool,
    keyword: &str,
    checker: &mut Checker,
) {
    if !node.orelse.is_empty()
        && node.finalbody.is_empty()
        && node
            .handlers
            .iter()
            .all(|ExceptHandler::ExceptHandler(handler)| handler.body.iter().any(leaves))
    {
        checker.report(rule, node, message(false, keyword));
    }
}

fn message(elif: bool, keyword: &str) -> String {
    if elif {
        format!("Unnecessary \"elif\" after \"{keyword}\", replace only that \"elif\" with \"if\"")
    } else {
        format!(
            "Unnecessary \"else\" after \"{keyword}\", remove the \"else\" and de-indent the code inside it"
        )
    }
}
