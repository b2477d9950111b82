//! Messages of pylint's `strings` checker.

use crate::hooks::family;

family! {
    pylint_strings;
}
