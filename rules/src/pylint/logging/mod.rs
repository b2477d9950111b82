//! Messages of pylint's `logging` checker.

use crate::hooks::family;

pub(crate) mod settings;

family! {
    pylint_logging;
}
