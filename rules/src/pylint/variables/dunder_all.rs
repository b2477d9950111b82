//! What a module gives `__all__`.

use ruff_python_ast::{AnyNodeRef, Expr, Operator};

use crate::checker::Checker;
use crate::semantic::{BindingKind, ScopeId};

/// Sums of lists are followed through so many operators.
const MOST_OPERATORS: usize = 64;

/// The first value that the module assigns to `__all__`.
pub(super) fn value<'a>(checker: &Checker<'a>) -> Option<&'a Expr> {
    let model = checker.model;
    let first = model.first_binding(ScopeId::MODULE, model.names.get("__all__")?)?;
    let binding = model.binding(first);
    match (binding.kind, model.nodes.get(binding.statement).node) {
        (BindingKind::Assignment, AnyNodeRef::StmtAssign(assign)) => Some(&assign.value),
        (BindingKind::Assignment, AnyNodeRef::StmtAnnAssign(assign)) => assign.value.as_deref(),
        _ => None,
    }
}

/// The elements of a list or tuple that is written down, and of sums of such.
pub(super) fn elements(value: &Expr) -> Vec<&Expr> {
    let mut found = Vec::new();
    let mut waiting = vec![value];
    for _ in 0..MOST_OPERATORS {
        match waiting.pop() {
            Some(Expr::List(list)) => found.extend(&list.elts),
            Some(Expr::Tuple(tuple)) => found.extend(&tuple.elts),
            Some(Expr::BinOp(sum)) if sum.op == Operator::Add => waiting.extend([&*sum.right, &*sum.left]),
            Some(_) => {}
            None => break,
        }
    }
    found
}
