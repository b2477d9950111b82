//! `__slots__`: the attributes that instances of a class can have.

use ruff_python_ast::{self as ast, AnyNodeRef, Expr, StmtClassDef};

use crate::inference::{Ancestry, Inference};

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

/// The names of the slots, where all can be read.
pub(super) fn names<'a>(value: &'a Expr) -> Option<Vec<&'a str>> {
    if let Expr::StringLiteral(string) = value {
        return Some(vec![string.value.to_str()]);
    }
    elements(value)?
        .into_iter()
        .map(|element| match element {
            Expr::StringLiteral(string) => Some(string.value.to_str()),
            _ => None,
        })
        .collect()
}

/// The slots of a class and all its ancestors; None where instances have a `__dict__` or it cannot be told.
pub(super) fn all<'a>(ancestry: &Ancestry<'a>, inference: Inference<'a>) -> Option<Vec<&'a str>> {
    if !ancestry.is_plain() {
        return None;
    }
    let mut all = Vec::new();
    for class in &ancestry.classes {
        let names = names(value(class, inference)?)?;
        if names.contains(&"__dict__") {
            return None;
        }
        all.extend(names);
    }
    Some(all)
}
