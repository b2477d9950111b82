//! `__slots__`: the attributes that instances of a class can have.

use ruff_python_ast::{self as ast, AnyNodeRef, Expr, StmtClassDef};

use crate::inference::Inference;

/// The value of `__slots__` in the body of a class itself.
pub(super) fn value<'a>(class: &StmtClassDef, inference: Inference<'a>) -> Option<&'a Expr> {
    let binding = inference.model.binding(inference.own_member(class, "__slots__")?);
    match inference.model.nodes.get(binding.statement).node {
        AnyNodeRef::StmtAssign(assign) if assign.targets.len() == 1 && assign.targets[0].is_name_expr() => {
            Some(&assign.value)
        }
        AnyNodeRef::StmtAnnAssign(assign) => assign.value.as_deref(),
        _ => None,
    }
}

/// The elements of a display of slots: those of a list, tuple or set, the keys of a dictionary.
pub(super) fn elements(value: &Expr) -> Option<Vec<&Expr>> {
    match value {
        Expr::List(ast::ExprList { elts, .. })
        | Expr::Tuple(ast::ExprTuple { elts, .. })
        | Expr::Set(ast::ExprSet { elts, .. }) => Some(elts.iter().collect()),
        Expr::Dict(dict) => dict.items.iter().map(|item| item.key.as_ref()).collect(),
        _ => None,
    }
}

/// Of a class with more slots, nothing is known.
const MOST_SLOTS: usize = 512;

/// The names that a class's own `__slots__` gives as strings; None where it has none, or they are not all known.
pub(super) fn names<'a>(class: &StmtClassDef, inference: Inference<'a>) -> Option<Vec<&'a str>> {
    match value(class, inference)? {
        Expr::StringLiteral(name) => Some(vec![name.value.to_str()]),
        value => elements(value)
            .filter(|elements| elements.len() <= MOST_SLOTS)?
            .into_iter()
            .map(|element| match element {
                Expr::StringLiteral(name) => Some(name.value.to_str()),
                _ => None,
            })
            .collect(),
    }
}
