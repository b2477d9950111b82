//! Messages of pylint's `format` checker.

use crate::hooks::family;

pub(crate) mod settings;

family! {
    pylint_format;
}
