//! Uses of names by Python's own scoping: a name belongs to the innermost scope that binds it anywhere, whether or
//! not the binding has run when the name is read.

use super::{BindingId, Model, Reference, ReferenceFlags, ReferenceId, ScopeKind};

/// Which names of which scopes are read.
pub(crate) struct Uses {
    /// For each reference, the first binding of the name in the scope that the name belongs to.
    names: Vec<Option<BindingId>>,
    /// For the first binding of each name in a scope.
    used: Vec<Use>,
}

/// How a name is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Use {
    #[default]
    Never,
    /// In annotations that are written as strings alone.
    InString,
    Read,
}

impl Uses {
    pub(super) fn new(model: &Model) -> Self {
        let mut uses = Uses {
            names: Vec::with_capacity(model.references.len()),
            used: vec![Use::Never; model.bindings.len()],
        };
        for reference in &model.references {
            let name = find(model, reference);
            uses.names.push(name);
            let Some(name) = name else { continue };
            let how = if reference.flags.contains(ReferenceFlags::STRING) {
                Use::InString
            } else {
                Use::Read
            };
            let used = &mut uses.used[name.index()];
            *used = how.max(*used);
            if model.scope(model.binding(name).scope).kind == ScopeKind::Comprehension
                && let Some(homonym) = homonym(model, name)
            {
                let used = &mut uses.used[homonym.index()];
                *used = how.max(*used);
            }
        }
        uses
    }

    /// How a name is read, given its first binding in its scope.
    pub(crate) fn of(&self, first: BindingId) -> Use {
        self.used[first.index()]
    }

    /// The first binding of the name that a reference reads, in the scope that it belongs to.
    pub(crate) fn name(&self, reference: ReferenceId) -> Option<BindingId> {
        self.names[reference.index()]
    }
}

fn find(model: &Model, reference: &Reference) -> Option<BindingId> {
    let found = reference.binding.map(|binding| model.binding(binding).scope);
    if found == Some(reference.scope) {
        return model.first_binding(reference.scope, reference.name);
    }
    let mut next = Some(reference.scope);
    while let Some(id) = next {
        let scope = model.scope(id);
        if Some(id) == found {
            break;
        }
        if scope.declares_global(reference.name) {
            return model.first_binding(super::ScopeId::MODULE, reference.name);
        }
        // A class's own code falls back to the scopes around it while the class has not bound the name.
        if scope.kind != ScopeKind::Class
            && let Some(first) = model.first_binding(id, reference.name)
        {
            return Some(first);
        }
        next = scope.parent;
    }
    model.first_binding(found?, reference.name)
}

/// The name of the same spelling in the function around a comprehension, which pylint takes to be read too.
fn homonym(model: &Model, name: BindingId) -> Option<BindingId> {
    let binding = model.binding(name);
    model
        .scope_chain(binding.scope)
        .skip(1)
        .take_while(|scope| !matches!(model.scope(*scope).kind, ScopeKind::Class | ScopeKind::Module))
        .find_map(|scope| model.first_binding(scope, binding.name))
}
