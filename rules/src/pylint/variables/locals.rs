//! Calls of `locals()`, which read every name.

use ruff_python_ast::{AnyNodeRef, Expr};
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::SubjectKind;
use crate::semantic::{Binding, ScopeId};

/// Whether `locals()` is called in the scope on a line below the statement that binds a name.
pub(super) fn called_after(binding: &Binding, scope: ScopeId, checker: &Checker) -> bool {
    let model = checker.model;
    let start = model.nodes.get(binding.statement).node.start();
    let row = checker.source.row(start);
    model
        .nodes
        .of_kinds([SubjectKind::ExprCall])
        .filter(|id| *id >= binding.statement)
        .map(|id| model.nodes.get(id))
        .any(|node| {
            node.scope == scope
                && matches!(node.node, AnyNodeRef::ExprCall(call)
                    if matches!(&*call.func, Expr::Name(name) if name.id.as_str() == "locals")
                        && checker.source.row(call.start()) > row)
        })
}
