//! What the rules on pointless statements share.

use ruff_python_ast::visitor::{Visitor, walk_expr};
use ruff_python_ast::{AnyNodeRef, Expr, StmtExpr};
use ruff_text_size::Ranged;

use crate::checker::Checker;

/// Whether an expression holds a call.
pub(super) fn has_call(expr: &Expr) -> bool {
    struct Calls(bool);
    impl<'e> Visitor<'e> for Calls {
        fn visit_expr(&mut self, expr: &'e Expr) {
            if self.0 || expr.is_call_expr() {
                self.0 = true;
                return;
            }
            stacker::maybe_grow(64 * 1024, 1024 * 1024, || walk_expr(self, expr));
        }
    }
    let mut calls = Calls(false);
    calls.visit_expr(expr);
    calls.0
}

/// Whether a statement is all that a `try` tries: then it is there for the exception.
pub(super) fn is_only_statement_of_try(node: &StmtExpr, checker: &Checker) -> bool {
    matches!(checker.model.parent(node), Some(AnyNodeRef::StmtTry(parent))
        if parent.body.len() == 1 && parent.body[0].start() == node.start())
}
