//! Messages of pylint's `logging` checker.

use crate::hooks::family;

family! {
    pylint_logging;
}
