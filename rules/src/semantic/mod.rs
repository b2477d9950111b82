//! The semantic model of one file: nodes with their parents, scopes, bindings, references.
//!
//! Built by one walk ([`builder`]) before any rule runs, and read-only from then on. Everything is an index into a
//! vector, so that the model is compact and a rule can follow any edge without a borrow.

mod binding;
mod builder;
mod dunder_all;
mod names;
mod node;
mod qualified_name;
mod reference;
mod scope;
mod table;
#[cfg(test)]
mod tests;
mod uses;

use std::cell::OnceCell;

use hashbrown::HashTable;
use ruff_python_ast::{self as ast, AnyNodeRef, Expr, HasNodeIndex};
use rustc_hash::FxHashMap;

pub(crate) use binding::{Binding, BindingFlags, BindingId, BindingKind, binds};
pub(crate) use builder::{ModelOptions, build};
pub(crate) use dunder_all::DunderAll;
pub(crate) use names::{NameId, Names};
pub(crate) use node::{NodeId, Nodes};
#[allow(unused_imports)]
pub(crate) use qualified_name::QualifiedName;
pub(crate) use reference::{Reference, ReferenceFlags, ReferenceId, Unresolved, UnresolvedKind};
pub(crate) use scope::{Scope, ScopeId, ScopeKind, opens_comprehension};
use table::Table;
pub(crate) use uses::{Use, Uses};

/// Defines an index into one of the model's vectors.
macro_rules! index_type {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) struct $name(std::num::NonZeroU32);

        impl $name {
            #[inline]
            pub(crate) const fn new(index: usize) -> Self {
                // One more than the index, so that an absent one takes no room.
                match std::num::NonZeroU32::new(index as u32 + 1) {
                    Some(number) => Self(number),
                    None => panic!("more than 4 billion parts in one file"),
                }
            }

            #[inline]
            pub(crate) const fn index(self) -> usize {
                self.0.get() as usize - 1
            }
        }
    };
}
use index_type;

/// Everything that is known of a file beyond its syntax tree.
pub(crate) struct Model<'a> {
    pub(crate) nodes: Nodes<'a>,
    pub(crate) names: Names<'a>,
    pub(crate) scopes: Vec<Scope>,
    pub(crate) bindings: Vec<Binding>,
    pub(crate) references: Vec<Reference>,
    /// Names that were read or deleted and that nothing binds.
    pub(crate) unresolved: Vec<Unresolved>,
    table: Table,
    uses: OnceCell<Uses>,
    pub(crate) dunder_all: DunderAll<'a>,
    /// Something is imported from `typing` or `typing_extensions`, or one of them is.
    imports_typing: bool,
    /// Annotations are not evaluated when the module runs.
    pub(crate) future_annotations: bool,
    /// String annotations that do not parse: the literal's range and the parser's message.
    pub(crate) invalid_annotations: Vec<(ruff_text_size::TextRange, String)>,
    /// The deepest nesting of nodes that the walk met.
    pub(crate) depth: usize,
    /// What inference looks up, collected when it is first asked.
    pub(crate) facts: OnceCell<crate::inference::Facts>,
    /// The other modules of the repository.
    pub(crate) surroundings: crate::modules::Surroundings<'a>,
    /// The ancestors of each class that was asked for.
    pub(crate) lineages: std::cell::RefCell<FxHashMap<NodeId, std::rc::Rc<[crate::pylint::Ancestor]>>>,
    /// The bases of classes that were asked for, by their expressions.
    pub(crate) bases: std::cell::RefCell<FxHashMap<NodeId, crate::inference::KnownBase>>,
    /// Where nodes nest deeper than [`crate::nesting::MAX_DEPTH`]; what lies below is not in the model.
    pub(crate) too_deep: Option<ruff_text_size::TextRange>,
}

/// The memory of one model, for the next.
#[derive(Default)]
pub(crate) struct Buffers {
    nodes: Nodes<'static>,
    names: HashTable<NameId>,
    bindings: Vec<Binding>,
    references: Vec<Reference>,
    table: Table,
}

/// The memory of a model with more nodes is given back: 16 MB.
const MOST_KEPT: usize = 1 << 19;

impl<'a> Model<'a> {
    /// A model that knows of nothing, in memory that others leave behind.
    pub(crate) fn empty(buffers: &mut Buffers) -> Self {
        let Buffers {
            nodes,
            names,
            bindings,
            references,
            table,
        } = std::mem::take(buffers);
        Model {
            nodes: Nodes::within(nodes),
            names: Names::within(names),
            scopes: Vec::new(),
            bindings,
            references,
            unresolved: Vec::new(),
            table,
            uses: OnceCell::new(),
            dunder_all: DunderAll::default(),
            imports_typing: false,
            future_annotations: false,
            invalid_annotations: Vec::new(),
            depth: 0,
            facts: OnceCell::new(),
            surroundings: Default::default(),
            lineages: Default::default(),
            bases: Default::default(),
            too_deep: None,
        }
    }

    /// Leaves its memory to the next model.
    pub(crate) fn into_buffers(mut self) -> Buffers {
        if self.nodes.capacity() > MOST_KEPT {
            return Buffers::default();
        }
        self.bindings.clear();
        self.references.clear();
        self.table.clear();
        Buffers {
            nodes: Nodes::within(self.nodes),
            names: self.names.into_buffer(),
            bindings: self.bindings,
            references: self.references,
            table: self.table,
        }
    }

    pub(crate) fn binding(&self, id: BindingId) -> &Binding {
        &self.bindings[id.index()]
    }

    pub(crate) fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.index()]
    }

    pub(crate) fn reference(&self, id: ReferenceId) -> &Reference {
        &self.references[id.index()]
    }

    /// The text of a binding's name.
    pub(crate) fn name_of(&self, binding: &Binding) -> &'a str {
        self.names.text(binding.name)
    }

    pub(crate) fn scope_ids(&self) -> impl Iterator<Item = ScopeId> + use<> {
        (0..self.scopes.len()).map(ScopeId::new)
    }

    pub(crate) fn binding_ids(&self) -> impl Iterator<Item = BindingId> + use<> {
        (0..self.bindings.len()).map(BindingId::new)
    }

    /// The references that were resolved to a binding, in the order of the walk.
    pub(crate) fn references_to(&self, binding: BindingId) -> impl Iterator<Item = &Reference> {
        let mut next = self.binding(binding).first_reference;
        std::iter::from_fn(move || {
            let reference = self.reference(next?);
            next = reference.next;
            Some(reference)
        })
    }

    /// The binding that a name has in this very scope when the scope ends.
    pub(crate) fn lookup_in(&self, scope: ScopeId, name: &str) -> Option<BindingId> {
        self.table.get(scope, self.names.get(name)?)?.current
    }

    /// Whether a name has this binding when its scope ends, and no `except … as` took it away since.
    pub(crate) fn is_final(&self, id: BindingId) -> bool {
        let binding = self.binding(id);
        self.table
            .get(binding.scope, binding.name)
            .is_some_and(|slot| slot.current == Some(id) && !slot.gap)
    }

    /// Whether no other binding gave the name a value in the scope before.
    pub(crate) fn is_first(&self, id: BindingId) -> bool {
        let binding = self.binding(id);
        self.table
            .get(binding.scope, binding.name)
            .is_some_and(|slot| slot.first == id)
    }

    /// The binding of a name in this very scope that the walk met last.
    pub(crate) fn last_in(&self, scope: ScopeId, name: NameId) -> Option<BindingId> {
        self.table.get(scope, name).map(|slot| slot.last)
    }

    /// Whether anything in this very scope binds the name.
    pub(crate) fn binds(&self, scope: ScopeId, name: NameId) -> bool {
        self.table.get(scope, name).is_some()
    }

    /// All bindings of a name in this very scope, in the order of the walk.
    pub(crate) fn bindings_of(&self, scope: ScopeId, name: NameId) -> impl Iterator<Item = BindingId> {
        let mut next = self.table.get(scope, name).map(|slot| slot.first);
        std::iter::from_fn(move || {
            let id = next?;
            next = self.binding(id).next_of_name;
            Some(id)
        })
    }

    /// The uses of names by Python's own scoping.
    pub(crate) fn uses(&self) -> &Uses {
        self.uses.get_or_init(|| Uses::new(self))
    }

    /// The first binding of a name in this very scope, by the order of the walk.
    pub(crate) fn first_binding(&self, scope: ScopeId, name: NameId) -> Option<BindingId> {
        self.table.get(scope, name).map(|slot| slot.first)
    }

    /// The first binding of each name that a scope binds, in the order of the walk.
    pub(crate) fn names_in(&self, scope: ScopeId) -> impl Iterator<Item = BindingId> {
        std::iter::successors(self.scope(scope).first_name, |id| self.binding(*id).next_name)
    }

    /// A binding, then the later ones of the same name in the same scope.
    pub(crate) fn later_bindings(&self, binding: BindingId) -> impl Iterator<Item = BindingId> {
        std::iter::successors(Some(binding), |id| self.binding(*id).next_of_name)
    }

    /// The scope, then those around it.
    pub(crate) fn scope_chain(&self, scope: ScopeId) -> impl Iterator<Item = ScopeId> {
        std::iter::successors(Some(scope), |scope| self.scope(*scope).parent)
    }

    /// The binding that a name expression was resolved to.
    pub(crate) fn resolve_name(&self, name: &ast::ExprName) -> Option<BindingId> {
        let id = self.nodes.id_of(name)?;
        self.nodes
            .get(id)
            .reference
            .and_then(|reference| self.reference(reference).binding)
    }

    /// The binding that a name has, seen from the end of a scope: what a function called later would find.
    pub(crate) fn lookup(&self, scope: ScopeId, name: &str) -> Option<BindingId> {
        let name = self.names.get(name)?;
        self.scope_chain(scope).enumerate().find_map(|(distance, scope)| {
            if distance > 0 && self.scope(scope).kind == ScopeKind::Class {
                return None;
            }
            self.table.get(scope, name).and_then(|slot| slot.current)
        })
    }

    /// Whether a name expression means the builtin of that name.
    pub(crate) fn is_builtin(&self, expr: &Expr, builtin: &str) -> bool {
        let Expr::Name(name) = expr else { return false };
        name.id.as_str() == builtin && self.resolve_name(name).is_none()
    }

    /// The scope that a function, class, lambda or comprehension opens.
    pub(crate) fn scope_of(&self, node: impl HasNodeIndex) -> Option<ScopeId> {
        self.nodes.get(self.nodes.id_of(node)?).opens
    }

    /// The nodes around a node, the innermost first.
    pub(crate) fn ancestors(&self, node: NodeId) -> impl Iterator<Item = AnyNodeRef<'a>> {
        self.nodes.ancestor_ids(node).map(|id| self.nodes.get(id).node)
    }

    /// The node that holds a node.
    pub(crate) fn parent(&self, node: impl HasNodeIndex) -> Option<AnyNodeRef<'a>> {
        let parent = self.nodes.get(self.nodes.id_of(node)?).parent?;
        Some(self.nodes.get(parent).node)
    }
}
