//! Options of pylint's variables checker, by its names.

use crate::pylint::pattern::{self, Pattern};

#[derive(Clone, Debug)]
pub struct VariablesSettings {
    pub additional_builtins: Vec<String>,
    /// Unused variables of a module are no findings.
    pub allow_global_unused_variables: bool,
    pub allowed_redefined_builtins: Vec<String>,
    /// Functions whose names begin or end like this get arguments that they need not use.
    pub callbacks: Vec<String>,
    pub dummy_variables_rgx: Pattern,
    pub ignored_argument_names: Pattern,
    /// Whether unused imports in `__init__.py` are findings.
    pub init_import: bool,
    pub redefining_builtins_modules: Vec<String>,
}

impl Default for VariablesSettings {
    fn default() -> Self {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Self {
            additional_builtins: Vec::new(),
            allow_global_unused_variables: true,
            allowed_redefined_builtins: Vec::new(),
            callbacks: owned(&["cb_", "_cb"]),
            dummy_variables_rgx: Pattern::by("a dummy", pattern::is_dummy),
            ignored_argument_names: Pattern::by("an ignored argument", pattern::is_ignored_argument),
            init_import: false,
            redefining_builtins_modules: owned(&[
                "six.moves",
                "past.builtins",
                "future.builtins",
                "builtins",
                "io",
            ]),
        }
    }
}
