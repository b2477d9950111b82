//! What belongs to no peer: errors of the parser.

use crate::hooks::family;

family! {
    core;
    invalid_syntax::InvalidSyntax,
}
