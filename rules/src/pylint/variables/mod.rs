//! Messages of pylint's `variables` checker.

use crate::hooks::family;

family! {
    pylint_variables;
}
