//! What comparisons share.

use ruff_python_ast::{AnyNodeRef, CmpOp, Expr, ExprCompare};
use ruff_text_size::Ranged;

use crate::checker::Checker;

/// The sides of a comparison that is no chain.
pub(crate) fn single(node: &ExprCompare) -> Option<(&Expr, CmpOp, &Expr)> {
    match (&*node.ops, &*node.comparators) {
        ([op], [right]) => Some((&node.left, *op, right)),
        _ => None,
    }
}

/// Whether the expression being shown is the whole test of a statement or a conditional expression.
pub(crate) fn is_test(checker: &Checker) -> bool {
    let model = checker.model;
    let range = model.nodes.get(checker.node).node.range();
    match model.ancestors(checker.node).next() {
        Some(AnyNodeRef::StmtIf(parent)) => parent.test.range() == range,
        Some(AnyNodeRef::ElifElseClause(parent)) => {
            parent.test.as_ref().is_some_and(|test| test.range() == range)
        }
        Some(AnyNodeRef::StmtWhile(parent)) => parent.test.range() == range,
        Some(AnyNodeRef::StmtAssert(parent)) => parent.test.range() == range,
        Some(AnyNodeRef::ExprIf(parent)) => parent.test.range() == range,
        _ => false,
    }
}
