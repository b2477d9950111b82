//! Bindings: the places that give a name its value.

use bitflags::bitflags;
use ruff_python_ast::Expr;
use ruff_text_size::TextRange;

use super::{NameId, NodeId, ReferenceId, ScopeId};

super::index_type! {
    BindingId
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BindingKind {
    /// A parameter of a function or lambda.
    Parameter,
    /// A plain assignment to a name, annotated ones with a value included.
    Assignment,
    /// `name := value`.
    NamedExpr,
    /// `name += value`.
    AugAssignment,
    /// One of several targets that one value is unpacked into.
    Unpacking,
    /// The target of `for`.
    LoopVariable,
    ComprehensionVariable,
    /// The target of `with … as`.
    WithItem,
    /// `name: annotation` without a value.
    Annotation,
    Class,
    Function,
    /// `import a`, `import a as b`: the alias node tells.
    Import,
    /// `import a.b`, which binds `a`.
    SubmoduleImport,
    /// `from a import b`.
    FromImport,
    /// `from __future__ import annotations`.
    FutureImport,
    /// `except … as name`, while its handler runs.
    Exception,
    /// A `global` statement, in the module's scope.
    Global,
    /// A capture of a `match` pattern.
    MatchCapture,
    TypeParam,
    TypeAlias,
    /// `__file__` and its kin, set by the import system.
    ModuleDunder,
    /// `__class__` in a method, `__module__` and `__qualname__` in a class.
    Implicit,
}

impl BindingKind {
    /// Whether the name is the target of a statement or an expression.
    pub(crate) fn is_target(self) -> bool {
        matches!(
            self,
            BindingKind::Assignment
                | BindingKind::NamedExpr
                | BindingKind::AugAssignment
                | BindingKind::Unpacking
                | BindingKind::LoopVariable
                | BindingKind::ComprehensionVariable
                | BindingKind::WithItem
                | BindingKind::Annotation
        )
    }
}

/// Whether a target binds a name: it is the name, or it unpacks into it.
pub(crate) fn binds(target: &Expr, name: &str) -> bool {
    match target {
        Expr::Name(target) => target.id.as_str() == name,
        Expr::Starred(starred) => binds(&starred.value, name),
        Expr::Tuple(tuple) => tuple.iter().any(|target| binds(target, name)),
        Expr::List(list) => list.iter().any(|target| binds(target, name)),
        _ => false,
    }
}

bitflags! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) struct BindingFlags: u16 {
        /// Bound under `if TYPE_CHECKING:`.
        const TYPE_CHECKING = 1 << 0;
        /// Listed in `__all__`.
        const EXPORTED = 1 << 1;
        /// The name was declared `global` where it is bound.
        const DECLARED_GLOBAL = 1 << 2;
        /// The name was declared `nonlocal` where it is bound.
        const DECLARED_NONLOCAL = 1 << 3;
        /// Removed by `del`, or at the end of its `except` handler.
        const UNBOUND = 1 << 4;
        /// Bound inside a `try` that handles `ImportError`, `ModuleNotFoundError` or everything.
        const IMPORT_ERROR_HANDLED = 1 << 5;
        /// `import a as a`, `from a import b as b`: an explicit re-export.
        const EXPLICIT_EXPORT = 1 << 6;
        /// The target of an annotated assignment.
        const ANNOTATED = 1 << 7;
        /// A `global` or `nonlocal` statement names it, which needs it.
        const NAMED_ELSEWHERE = 1 << 8;
        /// It hides a binding that was used.
        const HIDES_USED = 1 << 9;
        /// What it hides was hidden before, by an `except … as`.
        const AFTER_GAP = 1 << 10;
        /// `import a as b`, `from a import b as c`.
        const RENAMED = 1 << 11;
    }
}

#[derive(Debug)]
pub(crate) struct Binding {
    pub(crate) kind: BindingKind,
    pub(crate) name: NameId,
    /// The scope that the name lives in.
    pub(crate) scope: ScopeId,
    /// The identifier.
    pub(crate) range: TextRange,
    /// What binds: the name expression, alias, parameter, handler, function, class …
    pub(crate) node: NodeId,
    /// The statement that binds.
    pub(crate) statement: NodeId,
    pub(crate) flags: BindingFlags,
    /// The binding of the same name in the same scope that this one hides.
    pub(crate) shadowed: Option<BindingId>,
    /// The next binding of the same name in the same scope, by the order of the walk.
    pub(crate) next_of_name: Option<BindingId>,
    /// For the first binding of a name in its scope: the first binding of the scope's next name.
    pub(crate) next_name: Option<BindingId>,
    pub(crate) first_reference: Option<ReferenceId>,
    pub(super) last_reference: Option<ReferenceId>,
}

impl Binding {
    pub(crate) fn is_used(&self) -> bool {
        self.first_reference.is_some()
    }

    /// Whether it, or a binding of the name that it hides, was read before: what checkers for unused code ask.
    pub(crate) fn counts_as_used(&self) -> bool {
        let needed = BindingFlags::NAMED_ELSEWHERE | BindingFlags::HIDES_USED;
        self.is_used() || self.flags.intersects(needed)
    }

    /// Whether an assignment in the wide sense made the binding: one that tells nothing of the value but its place.
    pub(crate) fn is_assignment(&self) -> bool {
        matches!(
            self.kind,
            BindingKind::Assignment
                | BindingKind::NamedExpr
                | BindingKind::AugAssignment
                | BindingKind::Unpacking
                | BindingKind::MatchCapture
                | BindingKind::TypeAlias
        )
    }

    /// Whether an import statement made the binding, `from __future__` included.
    pub(crate) fn is_import(&self) -> bool {
        matches!(
            self.kind,
            BindingKind::Import
                | BindingKind::SubmoduleImport
                | BindingKind::FromImport
                | BindingKind::FutureImport
        )
    }
}
