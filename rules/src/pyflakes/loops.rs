//! Which loop a `break` or `continue` belongs to.

use ruff_python_ast::{AnyNodeRef, Stmt};
use ruff_text_size::Ranged;

use crate::checker::Checker;

/// Whether the statement being shown stands in the body of a loop of its own function.
pub(super) fn is_in_loop(checker: &Checker) -> bool {
    let model = checker.model;
    let mut child = model.nodes.get(checker.node).node;
    for node in model.ancestors(checker.node) {
        let body: &[Stmt] = match node {
            AnyNodeRef::StmtFor(node) => &node.body,
            AnyNodeRef::StmtWhile(node) => &node.body,
            AnyNodeRef::StmtFunctionDef(_) | AnyNodeRef::StmtClassDef(_) => return false,
            _ => &[],
        };
        // What stands in a loop's `else` is outside of the loop.
        if body.last().is_some_and(|last| child.start() <= last.start()) {
            return true;
        }
        child = node;
    }
    false
}
