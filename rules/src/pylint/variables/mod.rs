//! Messages of pylint's `variables` checker.

use crate::hooks::family;

pub(crate) mod settings;

family! {
    pylint_variables;
}
