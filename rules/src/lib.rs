//! parlint's engine: the text of one Python file in, diagnostics out.
//!
//! How a file is linted: [`parlint_parse`] parses it once, tokens and tree together; one walk builds the semantic model
//! (`semantic`); then every node, scope, binding, line and the file itself is shown to the rules that
//! asked for it (`hooks`, `families`, `checker`); what suppression comments name is dropped (`suppression`); the
//! rest is sorted.
//!
//! Invariants:
//! - Nothing in this crate opens a file, reads a clock or the environment, or spawns a thread.
//! - Of other files a rule knows only what [`Modules`] answers: summaries of their classes.
//! - A rule sees a complete model and cannot change it; no rule sees another rule's findings.
//! - The syntax tree is walked once. Rules that need the surroundings of a node follow its parents.
//! - The same text and settings give the same findings, in the same order.
//! - No input overflows the stack: whatever recurses over input runs on a stack that grows.

mod builtins;
mod checker;
mod core;
mod diagnostic;
mod edits;
mod families;
mod hooks;
#[allow(
    dead_code,
    unused_imports,
    reason = "inference answers more questions than the rules of the day ask"
)]
mod inference;
mod lines;
mod linter;
mod modules;
mod nesting;
mod objects;
mod pycodestyle;
mod pyflakes;
mod pylint;
mod rule;
pub mod selector;
#[allow(
    dead_code,
    reason = "a model answers more questions than the rules of the day ask"
)]
mod semantic;
mod settings;
mod source;
mod statements;
mod suppression;
#[cfg(test)]
mod testing;

pub use diagnostic::{Applicability, Diagnostic, Edit, Fix, Location};
pub use linter::{Linter, add_noqa, lint_source, summarise};
pub use modules::{ModuleSummary, Modules, Surroundings, wanted_by as wants_modules};
pub use pylint::catalogue as pylint_messages;
pub use ruff_text_size::{TextRange, TextSize};
pub use rule::{Metadata, RuleId, RuleSet, Severity, Stability};
pub use settings::{
    BasicSettings, DesignSettings, FixSettings, ImportsSettings, NameRule, NamingSettings, NamingStyle,
    Pattern, PycodestyleSettings, PylintSettings, PythonVersion, Settings, VariablesSettings,
};
pub use statements::{count_statements, statement_ends};
