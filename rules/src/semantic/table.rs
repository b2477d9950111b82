//! What each name means in each scope.

use rustc_hash::FxHashMap;

use super::{BindingId, NameId, ScopeId};

/// What a name means in one scope.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// Its first binding, by the order of the walk; the others follow by `next_of_name`.
    pub(super) first: BindingId,
    pub(super) last: BindingId,
    /// The binding that holds now, and after the walk: when the scope ends. None where the name was removed.
    pub(super) current: Option<BindingId>,
    /// The name got its current binding back at the end of an `except … as`, and was not bound since.
    pub(super) gap: bool,
}

/// The slots of all scopes. Most reads are of names of the module or of builtins: those take no hashing.
#[derive(Default)]
pub(super) struct Table {
    /// By name.
    module: Vec<Named>,
    /// Of all other scopes.
    inner: FxHashMap<(ScopeId, NameId), Slot>,
}

#[derive(Clone, Copy, Default)]
struct Named {
    slot: Option<Slot>,
    /// A scope that is not the module binds the name.
    inner: bool,
}

impl Table {
    pub(super) fn clear(&mut self) {
        self.module.clear();
        self.inner.clear();
    }

    #[inline]
    pub(super) fn get(&self, scope: ScopeId, name: NameId) -> Option<&Slot> {
        let named = self.module.get(name.index())?;
        if scope == ScopeId::MODULE {
            named.slot.as_ref()
        } else if named.inner {
            self.inner.get(&(scope, name))
        } else {
            None
        }
    }

    pub(super) fn get_mut(&mut self, scope: ScopeId, name: NameId) -> Option<&mut Slot> {
        if scope == ScopeId::MODULE {
            self.module.get_mut(name.index())?.slot.as_mut()
        } else {
            self.inner.get_mut(&(scope, name))
        }
    }

    /// The slot of a name; a new one begins with the given binding, without a current one.
    pub(super) fn open(&mut self, scope: ScopeId, name: NameId, first: BindingId) -> &mut Slot {
        if self.module.len() <= name.index() {
            self.module.resize(name.index() + 1, Named::default());
        }
        let named = &mut self.module[name.index()];
        let new = || Slot {
            first,
            last: first,
            current: None,
            gap: false,
        };
        if scope == ScopeId::MODULE {
            named.slot.get_or_insert_with(new)
        } else {
            named.inner = true;
            self.inner.entry((scope, name)).or_insert_with(new)
        }
    }
}
