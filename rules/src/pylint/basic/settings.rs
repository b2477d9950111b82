//! Options of pylint's docstring checker, by its names.

use crate::pylint::pattern::Pattern;

#[derive(Clone, Debug)]
pub struct BasicSettings {
    /// Functions and classes shorter than this many lines need no docstring; -1: all need one.
    pub docstring_min_length: i64,
    /// Names of functions and classes that need no docstring.
    pub no_docstring_rgx: Pattern,
}

impl Default for BasicSettings {
    fn default() -> Self {
        Self {
            docstring_min_length: -1,
            no_docstring_rgx: Pattern::by("a private name", |name| name.starts_with('_')),
        }
    }
}
