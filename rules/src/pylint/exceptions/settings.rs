//! Options of pylint's `exceptions` checker.

use crate::pylint::words;

/// Options of pylint's `exceptions` checker.
#[derive(Clone, Debug)]
pub struct ExceptionsSettings {
    /// `overgeneral-exceptions`.
    pub overgeneral_exceptions: Vec<String>,
}

impl Default for ExceptionsSettings {
    fn default() -> Self {
        Self {
            overgeneral_exceptions: words(&["builtins.BaseException", "builtins.Exception"]),
        }
    }
}
