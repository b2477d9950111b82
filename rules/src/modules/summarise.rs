//! From a file's semantic model to its summary.

use ruff_python_ast::{AnyNodeRef, Expr, Stmt, StmtClassDef, StmtFunctionDef};
use rustc_hash::FxHashMap;

use super::summary::BaseSummary;
use super::{ClassSummary, Definition, Method, ModuleSummary, Signature, Surroundings};
use crate::hooks::SubjectKind;
use crate::inference::{Inference, attribute_name, has_decorator, is_setter, is_stub, method_kind, property};
use crate::semantic::{BindingId, BindingKind, Model, NodeId, ScopeId};

/// `defining_methods`: methods that may bring attributes into being.
pub(crate) fn summarise<'a>(
    model: &'a Model<'a>,
    surroundings: Surroundings<'a>,
    defining_methods: &'a [String],
) -> ModuleSummary {
    let classes: Vec<(NodeId, &'a StmtClassDef)> = model
        .nodes
        .of_kinds([SubjectKind::StmtClassDef])
        .filter_map(|id| match model.nodes.get(id).node {
            AnyNodeRef::StmtClassDef(class) => Some((id, class)),
            _ => None,
        })
        .collect();
    let summariser = Summariser {
        model,
        surroundings,
        defining_methods,
        indices: classes
            .iter()
            .enumerate()
            .map(|(index, (id, _))| (*id, index))
            .collect(),
    };
    let mut names = FxHashMap::default();
    for first in model.names_in(ScopeId::MODULE) {
        let name = model.name_of(model.binding(first));
        names.insert(name.into(), summariser.definition(first));
    }
    ModuleSummary {
        names,
        stars: summariser.stars(),
        classes: classes
            .iter()
            .map(|(id, class)| summariser.class(*id, class))
            .collect(),
    }
}

struct Summariser<'a> {
    model: &'a Model<'a>,
    surroundings: Surroundings<'a>,
    defining_methods: &'a [String],
    indices: FxHashMap<NodeId, usize>,
}

impl<'a> Summariser<'a> {
    /// Of several bindings of a name, the first that can be a class: what a `try` imports, before its substitute.
    fn definition(&self, first: BindingId) -> Definition {
        self.model
            .later_bindings(first)
            .map(|id| self.binding(id))
            .find(|definition| !matches!(definition, Definition::Other))
            .unwrap_or(Definition::Other)
    }

    fn binding(&self, id: BindingId) -> Definition {
        let binding = self.model.binding(id);
        let target = match binding.kind {
            BindingKind::Class => {
                return match self.indices.get(&binding.node) {
                    Some(index) => Definition::Class(*index),
                    None => Definition::Other,
                };
            }
            BindingKind::Import | BindingKind::SubmoduleImport | BindingKind::FromImport => self
                .model
                .imported_name(id)
                .and_then(|name| self.surroundings.absolute(&name)),
            BindingKind::Assignment => match self.model.nodes.get(binding.statement).node {
                AnyNodeRef::StmtAssign(assign) => return self.value(&assign.value),
                _ => None,
            },
            _ => None,
        };
        target.map_or(Definition::Other, |target| Definition::Elsewhere(target.into()))
    }

    /// `Name = OtherName`.
    fn value(&self, value: &'a Expr) -> Definition {
        match self.base(value) {
            BaseSummary::Local(index) => Definition::Class(index),
            BaseSummary::Named(name) => Definition::Elsewhere(name),
            BaseSummary::Unknown => Definition::Other,
        }
    }

    fn stars(&self) -> Vec<Box<str>> {
        let mut found = Vec::new();
        for index in 0..self.model.nodes.len() {
            if let AnyNodeRef::StmtImportFrom(import) = self.model.nodes.get(NodeId::new(index)).node
                && import.names.iter().any(|alias| alias.name.as_str() == "*")
            {
                let mut name: Vec<&str> = (0..import.level).map(|_| ".").collect();
                name.extend(import.module.iter().flat_map(|module| module.as_str().split('.')));
                found.extend(self.surroundings.absolute(&name).map(Box::from));
            }
        }
        found
    }

    fn base(&self, base: &'a Expr) -> BaseSummary {
        let base = match base {
            Expr::Subscript(subscript) => &*subscript.value,
            base => base,
        };
        if let Expr::Name(name) = base
            && let Some(id) = self.model.resolve_name(name)
        {
            let binding = self.model.binding(id);
            if binding.kind == BindingKind::Class
                && let Some(index) = self.indices.get(&binding.node)
            {
                return BaseSummary::Local(*index);
            }
        }
        self.model
            .qualified_name(base)
            .and_then(|name| self.surroundings.absolute(&name))
            .map_or(BaseSummary::Unknown, |name| BaseSummary::Named(name.into()))
    }

    fn class(&self, id: NodeId, class: &'a StmtClassDef) -> ClassSummary {
        let mut members: Vec<(Box<str>, Option<Method>)> = Vec::new();
        if let Some(scope) = self.model.nodes.get(id).opens {
            for first in self.model.names_in(scope) {
                let name = self.model.name_of(self.model.binding(first));
                members.push((name.into(), self.method(first)));
            }
        }
        members.sort_by(|a, b| a.0.cmp(&b.0));
        ClassSummary {
            name: class.name.as_str().into(),
            bases: class.bases().iter().map(|base| self.base(base)).collect(),
            members,
            attributes: self.attributes(id, class),
        }
    }

    /// The function that the class body binds to a name: the first that is no overload.
    fn method(&self, first: BindingId) -> Option<Method> {
        let inference = Inference::new(self.model);
        let function = inference.implementation(self.model.later_bindings(first))?;
        let is_first = inference.function(first).is_some();
        Some(Method::of(function, is_first, inference))
    }

    fn attributes(&self, id: NodeId, class: &StmtClassDef) -> Vec<(Box<str>, bool)> {
        let facts = Inference::new(self.model).facts();
        let mut found: Vec<(Box<str>, bool)> = Vec::new();
        for place in facts.self_attributes(id) {
            let name = attribute_name(self.model, place.node);
            let defined = self.defines(place.method, class);
            match found.last_mut() {
                Some((last, sum)) if **last == *name => *sum |= defined,
                _ => found.push((name.into(), defined)),
            }
        }
        found
    }

    /// Whether attributes may come into being in a method: by its name, as a property, or because such a method of
    /// the class calls it.
    fn defines(&self, method: NodeId, class: &StmtClassDef) -> bool {
        let AnyNodeRef::StmtFunctionDef(function) = self.model.nodes.get(method).node else {
            return false;
        };
        let name = function.name.as_str();
        let is_defining = |name: &str| self.defining_methods.iter().any(|method| method == name);
        is_defining(name)
            || has_decorator(function, &["classmethod"])
            || is_setter(function, class)
            || class.body.iter().any(|statement| match statement {
                Stmt::FunctionDef(caller) if is_defining(caller.name.as_str()) => {
                    self.model.nodes.id_of(caller).is_some_and(|caller| {
                        Inference::new(self.model)
                            .facts()
                            .calls_on_self(self.model, caller, name)
                    })
                }
                _ => false,
            })
    }
}

impl Method {
    pub(crate) fn of<'a>(function: &'a StmtFunctionDef, is_first: bool, inference: Inference<'a>) -> Self {
        Self {
            signature: Signature::from(&*function.parameters),
            kind: method_kind(function),
            is_property: inference.is_property(function),
            is_property_by_name: property(function).is_some(),
            is_async: function.is_async,
            is_final: has_decorator(function, &["final"]),
            is_abstract: inference.is_abstract_method(function),
            is_stub: is_stub(function),
            is_first,
        }
    }
}
