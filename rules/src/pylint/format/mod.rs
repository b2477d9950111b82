//! Messages of pylint's `format` checker.

use crate::hooks::family;

family! {
    pylint_format;
}
