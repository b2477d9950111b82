//! Branches: statements of which at most one runs.

use std::ops::Not;

use ruff_python_ast::{AnyNodeRef, Stmt};
use ruff_text_size::{Ranged, TextSize};
use smallvec::SmallVec;

use crate::semantic::{Model, NodeId};

/// The branches that a statement stands in, the innermost first, each by its first offset.
fn branches(model: &Model, statement: NodeId) -> SmallVec<[TextSize; 8]> {
    let mut branches = SmallVec::new();
    let mut child = model.nodes.get(statement).node;
    for node in model.ancestors(statement) {
        let branch = match node {
            // What stands in an `elif` or `else` has the clause as its parent.
            AnyNodeRef::StmtIf(node) => starts_in(child, &node.body).then(|| node.start()),
            AnyNodeRef::StmtWith(node) => starts_in(child, &node.body).then(|| node.start()),
            // The body and its `else` run one after the other; handlers are nodes of their own.
            AnyNodeRef::StmtTry(node) if starts_in(child, &node.finalbody) => {
                node.finalbody.first().map(Ranged::start)
            }
            AnyNodeRef::StmtTry(node) => matches!(child, AnyNodeRef::ExceptHandlerExceptHandler(_))
                .not()
                .then(|| node.start()),
            AnyNodeRef::ElifElseClause(_)
            | AnyNodeRef::ExceptHandlerExceptHandler(_)
            | AnyNodeRef::MatchCase(_) => Some(node.start()),
            _ => None,
        };
        branches.extend(branch);
        child = node;
    }
    branches
}

fn starts_in(node: AnyNodeRef, body: &[Stmt]) -> bool {
    match body {
        [first, .., last] => first.start() <= node.start() && node.start() <= last.start(),
        [only] => only.start() == node.start(),
        [] => false,
    }
}

/// Whether the second of two statements runs only where the first one does too.
pub(super) fn dominates(model: &Model, first: NodeId, second: NodeId) -> bool {
    first == second || branches(model, second).ends_with(&branches(model, first))
}

/// Whether two statements stand in the same branches, so that both run.
pub(super) fn same_branch(model: &Model, left: NodeId, right: NodeId) -> bool {
    left == right || branches(model, left) == branches(model, right)
}
