//! Messages of pylint's `exceptions` checker.

use crate::hooks::family;

pub(crate) mod settings;

family! {
    pylint_exceptions;
    bare_except::BareExcept,
}
