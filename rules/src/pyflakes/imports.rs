//! What an import binding stands for, as it is shown.

use ruff_python_ast::{AnyNodeRef, ExceptHandler, Expr, StmtImportFrom};
use ruff_text_size::Ranged;

use crate::semantic::{Binding, BindingId, Model};

/// The full dotted name that an import binds: `a.b` for both `import a.b` and `from a import b`.
pub(super) fn full_name(model: &Model, binding: &Binding) -> Option<String> {
    let AnyNodeRef::Alias(alias) = model.nodes.get(binding.node).node else {
        return None;
    };
    match model.nodes.get(binding.statement).node {
        AnyNodeRef::StmtImport(_) => Some(alias.name.to_string()),
        AnyNodeRef::StmtImportFrom(import) => {
            let module = module_name(import);
            let dot = if import.module.is_some() { "." } else { "" };
            Some(format!("{module}{dot}{}", alias.name))
        }
        _ => None,
    }
}

/// The module of a `from` import with its leading dots.
pub(super) fn module_name(import: &StmtImportFrom) -> String {
    let dots = ".".repeat(import.level as usize);
    format!("{dots}{}", import.module.as_deref().unwrap_or(""))
}

/// Whether an import stands in a `try` that handles its failure.
pub(super) fn failure_is_handled(model: &Model, binding: &Binding) -> bool {
    let mut child = model.nodes.get(binding.statement).node;
    for node in model.ancestors(binding.statement) {
        match node {
            AnyNodeRef::StmtTry(node) => {
                let in_body = node.body.last().is_some_and(|last| child.start() <= last.start());
                if in_body && node.handlers.iter().any(handles_import_error) {
                    return true;
                }
            }
            AnyNodeRef::StmtFunctionDef(_) => return false,
            _ => {}
        }
        child = node;
    }
    false
}

fn handles_import_error(ExceptHandler::ExceptHandler(handler): &ExceptHandler) -> bool {
    let is_import_error = |expr: &Expr| matches!(expr, Expr::Name(name) if matches!(name.id.as_str(), "ImportError" | "ModuleNotFoundError"));
    match handler.type_.as_deref() {
        Some(Expr::Tuple(tuple)) => tuple.iter().any(is_import_error),
        Some(expr) => is_import_error(expr),
        None => false,
    }
}

/// The binding that a name had in the nearest function or module around, when this first binding of its scope was
/// made.
pub(super) fn hidden_around(model: &Model, id: BindingId) -> Option<BindingId> {
    use crate::semantic::ScopeKind;
    let binding = model.binding(id);
    // What a class binds is seen with its prefix.
    if model.scope(binding.scope).kind == ScopeKind::Class {
        return None;
    }
    model
        .scope_chain(binding.scope)
        .skip(1)
        .filter(|scope| matches!(model.scope(*scope).kind, ScopeKind::Function | ScopeKind::Module))
        .find_map(|scope| {
            let last = model.last_in(scope, binding.name)?;
            if last < id {
                return Some(last);
            }
            let before = model
                .bindings_of(scope, binding.name)
                .take_while(|outer| *outer < id);
            before.last()
        })
}
