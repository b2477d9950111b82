//! Messages of pylint's `misc` checker.

use crate::hooks::family;

family! {
    pylint_misc;
}
