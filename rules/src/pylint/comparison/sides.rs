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

/// Whether the expression being shown, or an `and` or `or` that it stands in, is the whole test of a statement, a
/// conditional expression or a comprehension.
pub(crate) fn is_test(checker: &Checker) -> bool {
    let model = checker.model;
    let mut range = model.nodes.get(checker.node).node.range();
    for parent in model.ancestors(checker.node) {
        let is = |test: &ruff_python_ast::Expr| test.range() == range;
        return match parent {
            AnyNodeRef::ExprBoolOp(parent) => {
                range = parent.range();
                continue;
            }
            AnyNodeRef::StmtIf(parent) => is(&parent.test),
            AnyNodeRef::ElifElseClause(parent) => parent.test.as_ref().is_some_and(is),
            AnyNodeRef::StmtWhile(parent) => is(&parent.test),
            AnyNodeRef::StmtAssert(parent) => is(&parent.test),
            AnyNodeRef::ExprIf(parent) => is(&parent.test),
            AnyNodeRef::Comprehension(parent) => parent.ifs.iter().any(is),
            _ => false,
        };
    }
    false
}
