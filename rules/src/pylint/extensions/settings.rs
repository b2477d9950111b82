//! Options of pylint's extensions.

/// Options of pylint's extensions.
#[derive(Clone, Debug)]
pub struct ExtensionsSettings {
    /// `max-complexity`.
    pub max_complexity: usize,
    /// `max-try-statements`.
    pub max_try_statements: usize,
}

impl Default for ExtensionsSettings {
    fn default() -> Self {
        Self {
            max_complexity: 10,
            max_try_statements: 1,
        }
    }
}
