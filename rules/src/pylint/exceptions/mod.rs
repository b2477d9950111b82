//! Messages of pylint's `exceptions` checker.

use crate::hooks::family;

mod general;

pub(crate) mod settings;

family! {
    pylint_exceptions;
    bare_except::BareExcept,
    broad_exception_caught::BroadExceptionCaught,
    broad_exception_raised::BroadExceptionRaised,
    raise_missing_from::RaiseMissingFrom,
}
