//! What belongs to no peer: errors of the parser and of the compiler.

use crate::hooks::family;

pub(crate) mod semantic_syntax;

family! {
    core;
    invalid_syntax::InvalidSyntax,
}
