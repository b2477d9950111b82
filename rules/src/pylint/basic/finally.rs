//! Statements that leave a `finally` clause early.

use ruff_python_ast::AnyNodeRef;
use ruff_text_size::{Ranged, TextRange};

use crate::checker::Checker;

/// What a statement leaves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaves {
    Function,
    Loop,
}

/// Whether the current statement leaves a `finally` clause around it.
pub(super) fn leaves_finally(leaves: Leaves, at: TextRange, checker: &Checker) -> bool {
    for node in checker.model.ancestors(checker.node) {
        match node {
            AnyNodeRef::StmtTry(node)
                if node
                    .finalbody
                    .first()
                    .is_some_and(|first| first.start() <= at.start()) =>
            {
                return true;
            }
            AnyNodeRef::StmtFor(_) | AnyNodeRef::StmtWhile(_) if leaves == Leaves::Loop => return false,
            AnyNodeRef::StmtFunctionDef(_) | AnyNodeRef::StmtClassDef(_) => return false,
            _ => {}
        }
    }
    false
}
