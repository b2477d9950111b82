//! Scopes: the regions in which names live.

use ruff_python_ast::AnyNodeRef;
use smallvec::SmallVec;

use super::{BindingId, NameId, NodeId};

super::index_type! {
    ScopeId
}

impl ScopeId {
    pub(crate) const MODULE: ScopeId = ScopeId::new(0);
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ScopeKind {
    Module,
    Class,
    Function,
    Lambda,
    /// List, set and dictionary comprehensions and generator expressions.
    Comprehension,
    /// The scope of type parameters (PEP 695).
    TypeParams,
}

#[derive(Debug)]
pub(crate) struct Scope {
    pub(crate) kind: ScopeKind,
    /// The node that opens the scope.
    pub(crate) node: NodeId,
    pub(crate) parent: Option<ScopeId>,
    /// Names that a `global` statement of this scope declares, each with the statement.
    pub(crate) globals: SmallVec<[(NameId, NodeId); 2]>,
    /// Names that a `nonlocal` statement of this scope declares, each with the statement.
    pub(crate) nonlocals: SmallVec<[(NameId, NodeId); 2]>,
    /// `locals()` is called in the scope, so that every binding counts as used.
    pub(crate) uses_locals: bool,
    /// The star imports of the scope: nodes of their `ImportFrom` statements.
    pub(crate) star_imports: SmallVec<[NodeId; 1]>,
    /// A star import of the scope has served a name that nothing else binds.
    pub(crate) star_import_used: bool,
    /// The first binding of the first name that the scope binds; the other names follow by `next_name`.
    pub(crate) first_name: Option<BindingId>,
    pub(super) last_name: Option<BindingId>,
    /// The function holds `yield`.
    pub(crate) is_generator: bool,
}

impl Scope {
    pub(crate) fn is_function(&self) -> bool {
        matches!(self.kind, ScopeKind::Function | ScopeKind::Lambda)
    }

    pub(crate) fn declares_global(&self, name: NameId) -> bool {
        self.globals.iter().any(|(global, _)| *global == name)
    }

    pub(crate) fn declares_nonlocal(&self, name: NameId) -> bool {
        self.nonlocals.iter().any(|(nonlocal, _)| *nonlocal == name)
    }
}

/// Whether a node is a comprehension or a generator expression.
pub(crate) fn opens_comprehension(node: AnyNodeRef) -> bool {
    matches!(
        node,
        AnyNodeRef::ExprListComp(_)
            | AnyNodeRef::ExprSetComp(_)
            | AnyNodeRef::ExprDictComp(_)
            | AnyNodeRef::ExprGenerator(_)
    )
}
