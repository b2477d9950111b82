//! Options of pylint's `logging` checker.

use crate::pylint::words;

/// Options of pylint's `logging` checker.
#[derive(Clone, Debug)]
pub struct LoggingSettings {
    /// `logging-modules`.
    pub logging_modules: Vec<String>,
    /// `logging-format-style=new`.
    pub new_style: bool,
}

impl Default for LoggingSettings {
    fn default() -> Self {
        Self {
            logging_modules: words(&["logging"]),
            new_style: false,
        }
    }
}
