//! Whether two places of one function can both run.

use ruff_python_ast::AnyNodeRef;
use ruff_text_size::Ranged;

use crate::semantic::{Model, NodeId};

/// Whether two nodes stand in branches of which only one runs: of an `if`, or of a `try` and its handlers.
pub(crate) fn are_exclusive(model: &Model, first: NodeId, second: NodeId) -> bool {
    let meeting = model.nodes.meeting(first, second);
    meeting.is_some_and(|(statement, first, second)| differ(model, statement, first, second))
}

/// Whether two children of a statement belong to branches of it that exclude each other.
fn differ(model: &Model, statement: NodeId, first: NodeId, second: NodeId) -> bool {
    let branch = |child: NodeId| model.nodes.get(child).node;
    let (first, second) = (branch(first), branch(second));
    match model.nodes.get(statement).node {
        AnyNodeRef::StmtIf(node) => {
            // Clauses are children of their own; the first body's statements are direct children.
            let clause = |child: AnyNodeRef| match child {
                AnyNodeRef::ElifElseClause(clause) => Some(clause.range().start()),
                _ if child.is_expression() => None,
                _ => Some(node.range().start()),
            };
            matches!((clause(first), clause(second)), (Some(first), Some(second)) if first != second)
        }
        AnyNodeRef::StmtTry(node) => {
            let start = |body: &[ruff_python_ast::Stmt]| body.first().map(Ranged::start);
            let part = |child: AnyNodeRef| match child {
                AnyNodeRef::ExceptHandlerExceptHandler(_) => 1,
                _ if start(&node.finalbody).is_some_and(|start| child.start() >= start) => 3,
                _ if start(&node.orelse).is_some_and(|start| child.start() >= start) => 2,
                _ => 0,
            };
            match (part(first), part(second)) {
                (1, 1) => first.start() != second.start(),
                (0 | 2, 1) | (1, 0 | 2) => true,
                _ => false,
            }
        }
        _ => false,
    }
}
