//! Messages of pylint's `stdlib` checker.

use crate::hooks::family;

family! {
    pylint_stdlib;
}
