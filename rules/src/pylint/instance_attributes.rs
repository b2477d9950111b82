//! Attributes that methods give to their objects.

use ruff_python_ast::{self as ast, AnyNodeRef, Expr, ExprContext};
use ruff_text_size::TextSize;
use rustc_hash::FxHashSet;

use super::ancestors::{MethodKind, method_kind};
use crate::hooks::SubjectKind;
use crate::semantic::{BindingKind, Model, NodeId, ScopeKind};

/// One attribute that a class's methods assign through `self`, where it is assigned first.
#[derive(Clone, Copy)]
pub(crate) struct InstanceAttribute<'a> {
    pub(crate) class: NodeId,
    /// The attribute expression.
    pub(crate) node: &'a ast::ExprAttribute,
}

impl<'a> InstanceAttribute<'a> {
    pub(crate) fn name(&self) -> &'a str {
        self.node.attr.as_str()
    }
}

/// The attributes of all classes of the file, each once, by class and then by place.
pub(crate) fn instance_attributes<'a>(model: &'a Model<'a>) -> Vec<InstanceAttribute<'a>> {
    let mut found = Vec::new();
    for id in model.nodes.of_kinds([SubjectKind::ExprAttribute]) {
        if let AnyNodeRef::ExprAttribute(node) = model.nodes.get(id).node
            && node.ctx == ExprContext::Store
            && let Some(class) = class_of_object(model, &node.value)
        {
            found.push(InstanceAttribute { class, node });
        }
    }
    found.sort_by_key(|attribute| (attribute.class, attribute.node.range.start()));
    let mut seen = FxHashSet::default();
    found.retain(|attribute| seen.insert((attribute.class, attribute.name())));
    found
}

/// The class of this file that an expression is an object of: `self`, or a name bound once to a call of the class.
fn class_of_object<'a>(model: &'a Model<'a>, object: &'a Expr) -> Option<NodeId> {
    let Expr::Name(name) = object else { return None };
    let binding = model.binding(model.resolve_name(name)?);
    match binding.kind {
        BindingKind::Parameter => {
            let function_id = model.scope(binding.scope).node;
            let AnyNodeRef::StmtFunctionDef(function) = model.nodes.get(function_id).node else {
                return None;
            };
            let parameters = &function.parameters;
            let first = parameters.posonlyargs.first().or(parameters.args.first())?;
            if first.name().as_str() != name.id.as_str()
                || method_kind(model, function, function_id)? != MethodKind::Instance
            {
                return None;
            }
            class_around(model, function_id)
        }
        BindingKind::Assignment => {
            let AnyNodeRef::StmtAssign(assign) = model.nodes.get(binding.statement).node else {
                return None;
            };
            let Expr::Call(call) = &*assign.value else {
                return None;
            };
            let Expr::Name(class) = &*call.func else {
                return None;
            };
            let class = model.binding(model.resolve_name(class)?);
            (class.kind == BindingKind::Class
                && model.bindings_of(binding.scope, binding.name).nth(1).is_none())
            .then_some(class.node)
        }
        _ => None,
    }
}

fn class_around(model: &Model, function: NodeId) -> Option<NodeId> {
    let is_class = |id: &NodeId| matches!(model.nodes.get(*id).node, AnyNodeRef::StmtClassDef(_));
    model.nodes.ancestor_ids(function).find(is_class)
}

/// The fields of the file's data classes: the class, the field's name, where its statement begins.
pub(crate) fn dataclass_fields<'a>(model: &'a Model<'a>) -> Vec<(NodeId, &'a str, TextSize)> {
    let mut fields = Vec::new();
    for scope in model.scope_ids().map(|scope| model.scope(scope)) {
        let AnyNodeRef::StmtClassDef(class) = model.nodes.get(scope.node).node else {
            continue;
        };
        if scope.kind != ScopeKind::Class || !is_dataclass(model, class) {
            continue;
        }
        for statement in &class.body {
            if let ast::Stmt::AnnAssign(assign) = statement
                && let Expr::Name(name) = &*assign.target
                && !is_class_variable(&assign.annotation, model)
            {
                fields.push((scope.node, name.id.as_str(), assign.range.start()));
            }
        }
    }
    fields
}

pub(crate) fn is_dataclass<'a>(model: &Model<'a>, class: &'a ast::StmtClassDef) -> bool {
    class.decorator_list.iter().any(|decorator| {
        let decorator = match &decorator.expression {
            Expr::Call(call) => &*call.func,
            expression => expression,
        };
        model
            .qualified_name(decorator)
            .is_some_and(|name| name.as_slice() == ["dataclasses", "dataclass"])
    })
}

fn is_class_variable<'a>(annotation: &'a Expr, model: &Model<'a>) -> bool {
    let annotation = match annotation {
        Expr::Subscript(subscript) => &*subscript.value,
        annotation => annotation,
    };
    model.is_typing(annotation, "ClassVar")
}
