//! What a run is told: configuration files, then the command line.
//!
//! The nearest file counts for a folder and all below it that have none of their own. A layer of options says only
//! what it changes; a [`Configuration`] is all layers put together.

mod discover;
mod file;
mod fixes;
mod pylint;

use std::path::{Path, PathBuf};

use parlint_rules::selector::{self, Selection, Selector};
use parlint_rules::{PythonVersion, Settings};

use crate::source::{Excludes, PatternError, USUAL_EXCLUDES};

pub use discover::{Assigned, Resolver};
pub use file::{ConfigError, parse_override, parse_version};
pub use fixes::{FixChoice, FixOptions};

/// One layer of options. What it leaves open, the layer before decides.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Where relative patterns start.
    pub root: PathBuf,
    pub selection: Selection,
    pub line_length: Option<u32>,
    pub target_version: Option<PythonVersion>,
    pub exclude: Option<Vec<String>>,
    pub extend_exclude: Vec<String>,
    pub per_file_ignores: Vec<(String, Vec<Selector>)>,
    pub respect_gitignore: Option<bool>,
    pub force_exclude: Option<bool>,
    pub pylint: Vec<pylint::Assignment>,
    pub pycodestyle: PycodestyleOptions,
    pub fixes: FixOptions,
}

/// pycodestyle's options, by its own names.
#[derive(Clone, Debug, Default)]
pub struct PycodestyleOptions {
    pub max_doc_length: Option<u32>,
    pub indent_size: Option<u32>,
    pub hang_closing: Option<bool>,
}

impl PycodestyleOptions {
    fn apply(&self, settings: &mut parlint_rules::PycodestyleSettings) {
        settings.max_doc_length = self.max_doc_length.or(settings.max_doc_length);
        settings.indent_size = self.indent_size.unwrap_or(settings.indent_size);
        settings.hang_closing = self.hang_closing.unwrap_or(settings.hang_closing);
    }
}

/// All layers put together.
#[derive(Clone, Debug)]
pub struct Configuration {
    pub settings: Settings,
    pub fixes: FixChoice,
    pub excludes: Excludes,
    /// The same patterns for archives, whose root is `/`.
    pub zip_excludes: Excludes,
    pub per_file_ignores: Vec<PerFileIgnore>,
    pub respect_gitignore: bool,
    pub force_exclude: bool,
}

/// Rules that are not reported in some files.
#[derive(Clone, Debug)]
pub struct PerFileIgnore {
    files: Excludes,
    zip_files: Excludes,
    /// `!pattern`: in all other files.
    negated: bool,
    rules: Vec<Selector>,
}

impl Configuration {
    /// The weakest layer first.
    pub fn new(layers: &[Options]) -> Result<Self, PatternError> {
        let selections: Vec<_> = layers.iter().map(|layer| layer.selection.clone()).collect();
        let mut settings = Settings {
            rules: selector::resolve(&selections),
            fixes: fixes::settings(layers.iter().map(|layer| &layer.fixes)),
            ..Settings::default()
        };
        let mut patterns: Vec<(&Path, &str)> = USUAL_EXCLUDES
            .iter()
            .map(|name| (Path::new("/"), *name))
            .collect();
        let mut per_file_ignores = Vec::new();
        let mut fixes = FixChoice::default();
        let (mut respect_gitignore, mut force_exclude) = (true, false);
        for layer in layers {
            settings.line_length = layer.line_length.unwrap_or(settings.line_length);
            settings.target_version = layer.target_version.unwrap_or(settings.target_version);
            fixes.add(&layer.fixes);
            layer.pycodestyle.apply(&mut settings.pycodestyle);
            for assignment in &layer.pylint {
                assignment.apply(&mut settings.pylint);
            }
            let rooted = |pattern| (layer.root.as_path(), String::as_str(pattern));
            if let Some(exclude) = &layer.exclude {
                patterns = exclude.iter().map(rooted).collect();
            }
            patterns.extend(layer.extend_exclude.iter().map(rooted));
            for (pattern, rules) in &layer.per_file_ignores {
                let (negated, pattern) = match pattern.strip_prefix('!') {
                    Some(rest) => (true, rest),
                    None => (false, pattern.as_str()),
                };
                per_file_ignores.push(PerFileIgnore {
                    files: Excludes::new([(layer.root.as_path(), pattern)])?,
                    zip_files: Excludes::new([(Path::new("/"), pattern)])?,
                    negated,
                    rules: rules.clone(),
                });
            }
            respect_gitignore = layer.respect_gitignore.unwrap_or(respect_gitignore);
            force_exclude = layer.force_exclude.unwrap_or(force_exclude);
        }
        Ok(Self {
            settings,
            fixes,
            excludes: Excludes::new(patterns.iter().copied())?,
            zip_excludes: Excludes::new(patterns.iter().map(|(_, pattern)| (Path::new("/"), *pattern)))?,
            per_file_ignores,
            respect_gitignore,
            force_exclude,
        })
    }
}

/// The working directory, as far as there is one.
pub fn working_directory() -> PathBuf {
    std::env::current_dir().unwrap_or_else(|_| PathBuf::from("/"))
}
