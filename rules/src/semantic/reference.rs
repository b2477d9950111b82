//! References: the places that read a name.

use bitflags::bitflags;
use ruff_text_size::TextRange;

use super::{BindingId, NameId, NodeId, ScopeId};

super::index_type! {
    ReferenceId
}

bitflags! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) struct ReferenceFlags: u16 {
        /// In an annotation.
        const ANNOTATION = 1 << 0;
        /// In an annotation or type expression written as a string.
        const STRING = 1 << 1;
        /// Evaluated never, or after the module ran.
        const DEFERRED = 1 << 2;
        /// Under `if TYPE_CHECKING:`.
        const TYPE_CHECKING = 1 << 3;
        /// `del name`.
        const DELETE = 1 << 4;
        /// The read half of `name += value`.
        const AUGMENTED = 1 << 5;
        /// In `__all__`.
        const EXPORT = 1 << 6;
        /// In a call that changes `__all__`: `__all__.append(…)`, `__all__.extend(…)`.
        const EXPORT_BY_CALL = 1 << 9;
        /// In `Literal[…]`.
        const LITERAL = 1 << 8;
        /// Inside a `try` that handles `NameError` or everything.
        const NAME_ERROR_HANDLED = 1 << 7;
    }
}

#[derive(Debug)]
pub(crate) struct Reference {
    pub(crate) name: NameId,
    pub(crate) range: TextRange,
    /// The name expression; for `__all__`, the string that holds the name.
    pub(crate) node: NodeId,
    /// The scope that reads.
    pub(crate) scope: ScopeId,
    pub(crate) binding: Option<BindingId>,
    pub(crate) flags: ReferenceFlags,
    /// The next reference to the same binding.
    pub(super) next: Option<ReferenceId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnresolvedKind {
    /// Nothing binds the name.
    Undefined,
    /// Nothing binds the name, but a star import may.
    StarImport,
    /// A builtin.
    Builtin,
}

/// A name that no binding of the file gives a value.
#[derive(Debug)]
pub(crate) struct Unresolved {
    pub(crate) reference: ReferenceId,
    pub(crate) kind: UnresolvedKind,
}
