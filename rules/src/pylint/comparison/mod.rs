//! Messages of pylint's `comparison` checker.

use crate::hooks::family;

family! {
    pylint_comparison;
}
