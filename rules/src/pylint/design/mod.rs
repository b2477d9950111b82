//! Messages of pylint's `design` checker.

use crate::hooks::family;

family! {
    pylint_design;
}
