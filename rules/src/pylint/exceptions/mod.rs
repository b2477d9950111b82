//! Messages of pylint's `exceptions` checker.

use crate::hooks::family;

family! {
    pylint_exceptions;
    bare_except::BareExcept,
}
