//! What a run can be told.

pub use crate::pycodestyle::settings::PycodestyleSettings;
pub use crate::pylint::basic::settings::BasicSettings;
pub use crate::pylint::classes::settings::ClassesSettings;
pub use crate::pylint::design::settings::DesignSettings;
pub use crate::pylint::exceptions::settings::ExceptionsSettings;
pub use crate::pylint::extensions::settings::ExtensionsSettings;
pub use crate::pylint::format::settings::FormatSettings;
pub use crate::pylint::imports::settings::ImportsSettings;
pub use crate::pylint::logging::settings::LoggingSettings;
pub use crate::pylint::misc::settings::MiscSettings;
pub use crate::pylint::naming::settings::{NameRule, NamingSettings};
pub use crate::pylint::naming::styles::NamingStyle;
pub use crate::pylint::pattern::Pattern;
pub use crate::pylint::refactoring::settings::RefactoringSettings;
pub use crate::pylint::strings::settings::StringsSettings;
pub use crate::pylint::variables::settings::VariablesSettings;
use crate::rule::RuleSet;
pub use ruff_python_ast::PythonVersion;

/// Everything that changes the findings of one file.
#[derive(Clone, Debug)]
pub struct Settings {
    pub rules: RuleSet,
    pub fixes: FixSettings,
    /// Longest line, in characters, before E501 and its kin report it.
    pub line_length: u32,
    pub target_version: PythonVersion,
    /// Names that count as builtins besides Python's.
    pub builtins: Vec<String>,
    /// Names of variables that F841 and F811 pass over; `None`: those with a leading underscore.
    pub dummy_variable_rgx: Option<Pattern>,
    pub pycodestyle: PycodestyleSettings,
    pub pylint: PylintSettings,
}

/// Which fixes are offered, and as how certain.
#[derive(Clone, Debug)]
pub struct FixSettings {
    /// The rules whose fixes are offered.
    pub fixable: RuleSet,
    /// Rules whose unsafe fixes count as safe.
    pub safe_fixes: RuleSet,
    /// Rules whose safe fixes count as unsafe.
    pub unsafe_fixes: RuleSet,
}

impl Default for FixSettings {
    fn default() -> Self {
        Self {
            fixable: RuleSet::all(),
            safe_fixes: RuleSet::default(),
            unsafe_fixes: RuleSet::default(),
        }
    }
}

/// pylint's options, by its own names.
#[derive(Clone, Debug, Default)]
pub struct PylintSettings {
    pub strings: StringsSettings,
    pub logging: LoggingSettings,
    pub misc: MiscSettings,
    pub exceptions: ExceptionsSettings,
    pub refactoring: RefactoringSettings,
    pub extensions: ExtensionsSettings,
    pub format: FormatSettings,
    pub classes: ClassesSettings,
    pub basic: BasicSettings,
    pub design: DesignSettings,
    pub imports: ImportsSettings,
    pub naming: NamingSettings,
    pub variables: VariablesSettings,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            rules: RuleSet::default(),
            fixes: FixSettings::default(),
            line_length: 88,
            // ruff's default, so that both say the same of names that came with a version.
            target_version: PythonVersion::PY311,
            builtins: Vec::new(),
            dummy_variable_rgx: None,
            pycodestyle: PycodestyleSettings::default(),
            pylint: PylintSettings::default(),
        }
    }
}
