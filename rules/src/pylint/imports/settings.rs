//! Options of pylint's imports checker, by its names.

#[derive(Clone, Debug, Default)]
pub struct ImportsSettings {
    /// Modules whose imports may stand inside functions and classes.
    pub allow_any_import_level: Vec<String>,
    /// Whether `import a.b as b` may say so.
    pub allow_reexport_from_package: bool,
    pub allow_wildcard_with_all: bool,
    /// Further deprecated modules.
    pub deprecated_modules: Vec<String>,
    pub known_standard_library: Vec<String>,
    pub known_third_party: Vec<String>,
    /// Modules and what to import in their place.
    pub preferred_modules: Vec<(String, String)>,
}
