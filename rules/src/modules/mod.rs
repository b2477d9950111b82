//! What a file's rules may know of the other modules of its repository: their classes, in summary.
//!
//! This crate opens no file: whoever lints a repository answers, through [`Modules`], with summaries that
//! [`crate::summarise`] makes of the text of other files. A module that is not answered for is unknown, and
//! rules stay silent on what it defines.

mod lookup;
mod signature;
mod summarise;
mod summary;
#[cfg(test)]
mod tests;

pub(crate) use lookup::{Found, ModuleClass};
pub(crate) use signature::Signature;
pub(crate) use summarise::summarise;
pub use summary::ModuleSummary;
pub(crate) use summary::{ClassSummary, Definition, Method};

use std::sync::{Arc, LazyLock};

use crate::rule::{RuleId, RuleSet};

/// Answers for the modules of a repository.
pub trait Modules: Sync {
    /// The module of an absolute dotted name, if the repository has it and it can be parsed.
    fn module(&self, name: &str) -> Option<Arc<ModuleSummary>>;

    /// Whether the repository has a module of this name, be it readable or not.
    fn has_module(&self, name: &str) -> bool;

    /// Whether the repository has a package of this name, be it readable or not.
    fn has_package(&self, name: &str) -> bool;

    /// Offers what a file that [teaches](Surroundings::teaches) shows of itself, so that nobody has to read it again.
    fn learn(&self, _name: &str, _summarise: &dyn Fn() -> ModuleSummary) {}
}

/// Where a file stands among the modules of its repository.
#[derive(Clone, Copy, Default)]
pub struct Surroundings<'a> {
    /// The file's own dotted name: `package.module`, and `package` for `package/__init__.py`. Empty where unknown.
    pub name: &'a str,
    /// The file is the `__init__` of a package.
    pub is_package: bool,
    pub modules: Option<&'a dyn Modules>,
    /// The file is the one that its name leads to, and its text the one that others would read there.
    pub teaches: bool,
}

impl std::fmt::Debug for Surroundings<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Surroundings")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// The rules that ask for the ancestors of a class or for packages, and so may ask for other modules.
const ASKING: &[&str] = &[
    "PLC0103", "PLC0116", "PLC0411", "PLC0412", "PLR0901", "PLR0903", "PLR0904", "PLR6301", "PLW0201",
    "PLW0221", "PLW0222", "PLW0223", "PLW0231", "PLW0236", "PLW0237", "PLW0239", "PLW0406", "PLW0613",
];

/// Whether any of the rules may look at other modules.
pub fn wanted_by(rules: &RuleSet) -> bool {
    static IDS: LazyLock<Vec<RuleId>> = LazyLock::new(|| {
        RuleId::all()
            .filter(|rule| ASKING.contains(&rule.code()))
            .collect()
    });
    IDS.iter().any(|rule| rules.contains(*rule))
}
