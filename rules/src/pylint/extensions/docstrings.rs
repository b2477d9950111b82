//! What the rules about docstrings share.

use ruff_python_ast::AnyNodeRef;

use crate::checker::Checker;

/// What pylint calls the function that is being checked.
pub(super) fn kind_of_function(checker: &Checker) -> &'static str {
    let model = checker.model;
    let scope = model.scope(model.nodes.get(checker.node).scope);
    match model.nodes.get(scope.node).node {
        AnyNodeRef::StmtClassDef(_) => "method",
        _ => "function",
    }
}
