//! Options of pylint's `miscellaneous` checker.

use crate::pylint::pattern::Pattern;
use crate::pylint::words;

/// Options of pylint's `miscellaneous` checker.
#[derive(Clone, Debug)]
pub struct MiscSettings {
    /// `notes`: what begins a note.
    pub notes: Vec<String>,
    /// `notes-rgx`.
    pub notes_rgx: Option<Pattern>,
    /// `check-fixme-in-docstring`.
    pub check_fixme_in_docstring: bool,
}

impl Default for MiscSettings {
    fn default() -> Self {
        Self {
            notes: words(&["FIXME", "XXX", "TODO"]),
            notes_rgx: None,
            check_fixme_in_docstring: false,
        }
    }
}
