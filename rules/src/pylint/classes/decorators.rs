//! Decorators that are called.

use ruff_python_ast::{Expr, StmtAssign};
use ruff_text_size::{Ranged, TextRange};

use crate::checker::Checker;
use crate::semantic::{BindingKind, ScopeKind};

/// The target of `name = decorator(method)` in a class that defines the method before.
pub(super) fn called<'a>(
    assign: &'a StmtAssign,
    decorator: &str,
    checker: &Checker<'a>,
) -> Option<TextRange> {
    let model = checker.model;
    let scope = model.nodes.get(checker.node).scope;
    let (Expr::Call(call), ScopeKind::Class) = (&*assign.value, model.scope(scope).kind) else {
        return None;
    };
    let (Some(Expr::Name(method)), true) = (
        call.arguments.args.first(),
        model.is_builtin(&call.func, decorator),
    ) else {
        return None;
    };
    let name = model.names.get(method.id.as_str())?;
    let is_method = model.bindings_of(scope, name).any(|id| {
        let binding = model.binding(id);
        binding.kind == BindingKind::Function && binding.range.start() < assign.start()
    });
    is_method.then(|| assign.targets.first().map(Ranged::range))?
}
