//! `global` statements of functions: what three rules say of them.

use ruff_python_ast::{AnyNodeRef, Expr, ExprContext, StmtGlobal};
use ruff_text_size::Ranged;

use super::{GlobalStatement, GlobalVariableNotAssigned, GlobalVariableUndefined};
use crate::checker::Checker;
use crate::hooks::SubjectKind;
use crate::semantic::{BindingFlags, BindingKind, NameId, NodeId, ScopeId};

/// Reports what the three rules find; the first of them that is enabled calls this.
pub(super) fn check(node: &StmtGlobal, checker: &mut Checker) {
    let model = checker.model;
    let scope = model.nodes.get(checker.node).scope;
    if scope == ScopeId::MODULE {
        return;
    }
    let mut plain = true;
    for identifier in &node.names {
        let name = identifier.as_str();
        let Some(id) = model.names.get(name) else { continue };
        // Every module has these.
        let special = matches!(
            name,
            "__doc__" | "__name__" | "__file__" | "__path__" | "__package__"
        );
        let (mut assigned, mut imported, mut defined) = (false, false, special);
        for binding in model.bindings_of(ScopeId::MODULE, id).map(|id| model.binding(id)) {
            if binding.kind == BindingKind::Global {
                continue;
            }
            if !binding.flags.contains(BindingFlags::DECLARED_GLOBAL) {
                defined |= !matches!(binding.kind, BindingKind::ModuleDunder | BindingKind::Implicit);
            } else if binding_scope(binding.node, checker) == scope {
                imported |= binding.is_import();
                assigned |= binding.range.start() > node.range.start();
            }
        }
        if !assigned && !imported && !is_deleted(id, scope, checker) {
            if checker.enabled(GlobalVariableNotAssigned) {
                let message = format!("Using global for '{name}' but no assignment is done");
                checker.report(GlobalVariableNotAssigned, node.range(), message);
            }
            plain = false;
        } else if !defined && !imported {
            if checker.enabled(GlobalVariableUndefined) {
                let message = format!("Global variable '{name}' undefined at the module level");
                checker.report(GlobalVariableUndefined, node.range(), message);
            }
            plain = false;
        }
    }
    if plain && checker.enabled(GlobalStatement) {
        checker.report(GlobalStatement, node.range(), "Using the global statement");
    }
}

/// The function that a binding's code stands in.
fn binding_scope(node: NodeId, checker: &Checker) -> ScopeId {
    checker.model.nodes.get(node).scope
}

fn is_deleted(name: NameId, scope: ScopeId, checker: &Checker) -> bool {
    let model = checker.model;
    let text = model.names.text(name);
    model.nodes.of_kinds([SubjectKind::StmtDelete]).any(|id| {
        let node = model.nodes.get(id);
        node.scope == scope
            && matches!(node.node, AnyNodeRef::StmtDelete(delete)
            if delete.targets.iter().any(|target| {
                matches!(target, Expr::Name(target)
                    if target.ctx == ExprContext::Del && target.id.as_str() == text)
            }))
    })
}
