//! Where in a class a node stands.

use ruff_python_ast::{AnyNodeRef, StmtClassDef, StmtFunctionDef};

use crate::inference::first_parameter;
use crate::semantic::{Model, NodeId, ScopeId, ScopeKind};

/// The surroundings of a node, as far as classes matter.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    /// The nearest class around.
    pub(crate) class: &'a StmtClassDef,
    /// The method of that class that the node stands in.
    pub(crate) method: Option<&'a StmtFunctionDef>,
    /// The nearest function or lambda around is that method itself.
    pub(crate) in_method_itself: bool,
}

impl<'a> Context<'a> {
    pub(crate) fn of(model: &Model<'a>, node: NodeId) -> Option<Self> {
        Self::of_scope(model, model.nodes.get(node).scope)
    }

    pub(crate) fn of_scope(model: &Model<'a>, scope: ScopeId) -> Option<Self> {
        let mut method = None;
        let mut functions = 0;
        for scope in model.scope_chain(scope) {
            let scope = model.scope(scope);
            match scope.kind {
                ScopeKind::Class => {
                    let AnyNodeRef::StmtClassDef(class) = model.nodes.get(scope.node).node else {
                        return None;
                    };
                    return Some(Self {
                        class,
                        method,
                        in_method_itself: functions == 1,
                    });
                }
                ScopeKind::Function | ScopeKind::Lambda => {
                    functions += 1;
                    method = match model.nodes.get(scope.node).node {
                        AnyNodeRef::StmtFunctionDef(function) => Some(function),
                        _ => None,
                    };
                }
                _ => {}
            }
        }
        None
    }

    /// The name of the method's first parameter, where it has one that stands for the instance or the class.
    pub(crate) fn first_parameter(&self) -> Option<&'a str> {
        let method = self.method?;
        if crate::inference::has_decorator(method, &["staticmethod"]) {
            return None;
        }
        first_parameter(method).map(|parameter| parameter.name.as_str())
    }
}
