//! Messages of pylint's `stdlib` checker.

use crate::hooks::family;

mod open_call;

family! {
    pylint_stdlib;
    bad_open_mode::BadOpenMode,
    unspecified_encoding::UnspecifiedEncoding,
}
