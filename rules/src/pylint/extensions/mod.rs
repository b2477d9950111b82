//! Messages of pylint's `extensions` checker.

use crate::hooks::family;

family! {
    pylint_extensions;
}
