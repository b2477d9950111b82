//! Options of pylint's design checker, by its names.

/// How much is too much.
#[derive(Clone, Debug)]
pub struct DesignSettings {
    pub max_args: usize,
    pub max_attributes: usize,
    pub max_bool_expr: usize,
    pub max_branches: usize,
    pub max_locals: usize,
    pub max_module_lines: usize,
    pub max_parents: usize,
    pub max_positional_arguments: usize,
    pub max_public_methods: usize,
    pub max_returns: usize,
    pub max_statements: usize,
    pub min_public_methods: usize,
}

impl Default for DesignSettings {
    fn default() -> Self {
        Self {
            max_args: 5,
            max_attributes: 7,
            max_bool_expr: 5,
            max_branches: 12,
            max_locals: 15,
            max_module_lines: 1000,
            max_parents: 7,
            max_positional_arguments: 5,
            max_public_methods: 20,
            max_returns: 6,
            max_statements: 50,
            min_public_methods: 2,
        }
    }
}
