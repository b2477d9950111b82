//! Options of pylint's `refactoring` checker.

use crate::pylint::words;

/// Options of pylint's `refactoring` checker.
#[derive(Clone, Debug)]
pub struct RefactoringSettings {
    /// `max-nested-blocks`.
    pub max_nested_blocks: usize,
    /// `never-returning-functions`.
    pub never_returning_functions: Vec<String>,
    /// `suggest-join-with-non-empty-separator`.
    pub suggest_join_with_non_empty_separator: bool,
}

impl Default for RefactoringSettings {
    fn default() -> Self {
        Self {
            max_nested_blocks: 5,
            never_returning_functions: words(&["sys.exit", "argparse.parse_error"]),
            suggest_join_with_non_empty_separator: true,
        }
    }
}
