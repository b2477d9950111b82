//! What inference looks up in one file, collected by one pass over its nodes.

use ruff_python_ast::{AnyNodeRef, Expr, ExprContext};
use rustc_hash::FxHashMap;

use super::functions::implicit_parameter;
use crate::semantic::{Model, NodeId, ScopeId, ScopeKind};

/// An attribute that a method gives its instance: `self.name = value`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SelfAttribute {
    /// The class of the instance.
    pub(crate) class: NodeId,
    /// The attribute expression.
    pub(crate) node: NodeId,
    /// The method that holds it, at any depth.
    pub(crate) method: NodeId,
}

#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// By class, then name, then place.
    self_attributes: Vec<SelfAttribute>,
    /// Attributes that are set on anything else.
    other_attributes: Vec<NodeId>,
    /// The methods that each method calls on its own instance: `self.name()`, by the attribute expression.
    self_calls: FxHashMap<NodeId, Vec<NodeId>>,
    /// The attributes of its own instance that each method reads.
    self_reads: FxHashMap<NodeId, Vec<NodeId>>,
    /// The calls of an `__init__` in each `__init__`: the attribute expressions.
    init_calls: FxHashMap<NodeId, Vec<NodeId>>,
    /// The `return` statements of each function.
    returns: FxHashMap<ScopeId, Vec<NodeId>>,
}

impl Facts {
    pub(super) fn build(model: &Model) -> Self {
        let mut facts = Self::default();
        for index in 0..model.nodes.len() {
            let id = NodeId::new(index);
            let node = model.nodes.get(id);
            match node.node {
                AnyNodeRef::StmtReturn(_) => facts.returns.entry(node.scope).or_default().push(id),
                AnyNodeRef::ExprAttribute(attribute) if attribute.ctx == ExprContext::Store => {
                    match owner(model, node.scope, &attribute.value) {
                        Some((class, method)) => {
                            facts.self_attributes.push(SelfAttribute {
                                class,
                                node: id,
                                method,
                            });
                            if matches!(model.ancestors(id).next(), Some(AnyNodeRef::StmtAugAssign(_))) {
                                facts.self_reads.entry(method).or_default().push(id);
                            }
                        }
                        None => facts.other_attributes.push(id),
                    }
                }
                AnyNodeRef::ExprAttribute(attribute) if attribute.value.is_name_expr() => {
                    if let Some((_, method)) = owner(model, node.scope, &attribute.value) {
                        facts.self_reads.entry(method).or_default().push(id);
                    }
                }
                AnyNodeRef::ExprCall(call) => {
                    if let Expr::Attribute(attribute) = &*call.func
                        && attribute.attr.as_str() == "__init__"
                        && let Some(function) = function_around(model, node.scope)
                        && let Some(id) = model.nodes.id_of(attribute)
                    {
                        facts.init_calls.entry(function).or_default().push(id);
                    }
                    if let Expr::Attribute(attribute) = &*call.func
                        && let Some((_, method)) = owner(model, node.scope, &attribute.value)
                        && let Some(id) = model.nodes.id_of(attribute)
                    {
                        facts.self_calls.entry(method).or_default().push(id);
                    }
                }
                _ => {}
            }
        }
        facts.self_attributes.sort_by(|a, b| {
            (a.class, attribute_name(model, a.node), a.node).cmp(&(
                b.class,
                attribute_name(model, b.node),
                b.node,
            ))
        });
        facts
    }

    pub(crate) fn all_self_attributes(&self) -> &[SelfAttribute] {
        &self.self_attributes
    }

    /// The attribute expressions that set an attribute of anything but a method's own instance.
    pub(crate) fn other_attributes(&self) -> &[NodeId] {
        &self.other_attributes
    }

    /// The places where methods of a class set any attribute, sorted by name.
    pub(crate) fn self_attributes(&self, class: NodeId) -> &[SelfAttribute] {
        let start = self
            .self_attributes
            .partition_point(|attribute| attribute.class < class);
        let length = self.self_attributes[start..].partition_point(|attribute| attribute.class == class);
        &self.self_attributes[start..start + length]
    }

    /// The places where methods of a class set one attribute.
    pub(crate) fn self_attribute(&self, model: &Model, class: NodeId, name: &str) -> &[SelfAttribute] {
        let all = self.self_attributes(class);
        let start = all.partition_point(|attribute| attribute_name(model, attribute.node) < name);
        let length = all[start..].partition_point(|attribute| attribute_name(model, attribute.node) == name);
        &all[start..start + length]
    }

    /// Whether a method calls another one on its instance.
    pub(crate) fn calls_on_self(&self, model: &Model, method: NodeId, name: &str) -> bool {
        self.self_calls
            .get(&method)
            .is_some_and(|calls| calls.iter().any(|call| attribute_name(model, *call) == name))
    }

    /// The attributes of its own instance that a method reads, in the order of the walk.
    pub(crate) fn self_reads(&self, method: NodeId) -> &[NodeId] {
        self.self_reads.get(&method).map_or(&[], Vec::as_slice)
    }

    /// The calls of an `__init__` in a function, as attribute expressions.
    pub(crate) fn init_calls(&self, function: NodeId) -> &[NodeId] {
        self.init_calls.get(&function).map_or(&[], Vec::as_slice)
    }

    /// The `return` statements of a function, those of nested functions not among them.
    pub(crate) fn returns(&self, function: ScopeId) -> &[NodeId] {
        self.returns.get(&function).map_or(&[], Vec::as_slice)
    }
}

/// The name of an attribute expression.
pub(crate) fn attribute_name<'a>(model: &Model<'a>, node: NodeId) -> &'a str {
    match model.nodes.get(node).node {
        AnyNodeRef::ExprAttribute(attribute) => attribute.attr.as_str(),
        _ => "",
    }
}

/// The class and the method whose instance parameter an expression names.
fn owner(model: &Model, scope: ScopeId, expr: &Expr) -> Option<(NodeId, NodeId)> {
    let Expr::Name(name) = expr else { return None };
    let binding = model.binding(model.resolve_name(name)?);
    let holder = model.scope(binding.scope);
    if holder.kind != ScopeKind::Function || !model.scope_chain(scope).any(|outer| outer == binding.scope) {
        return None;
    }
    let AnyNodeRef::StmtFunctionDef(function) = model.nodes.get(holder.node).node else {
        return None;
    };
    let class = class_around(model, holder.parent?)?;
    let first = implicit_parameter(function)?;
    (first.name.as_str() == name.id.as_str()).then_some((model.scope(class).node, holder.node))
}

/// The outermost function around, up to a class.
fn function_around(model: &Model, scope: ScopeId) -> Option<NodeId> {
    model
        .scope_chain(scope)
        .take_while(|scope| model.scope(*scope).kind != ScopeKind::Class)
        .filter(|scope| model.scope(*scope).kind == ScopeKind::Function)
        .last()
        .map(|scope| model.scope(scope).node)
}

/// The class scope that a function's surroundings are, type parameters skipped.
pub(super) fn class_around(model: &Model, mut scope: ScopeId) -> Option<ScopeId> {
    loop {
        let found = model.scope(scope);
        match found.kind {
            ScopeKind::Class => return Some(scope),
            ScopeKind::TypeParams => scope = found.parent?,
            _ => return None,
        }
    }
}
