//! What a run is told: configuration files, then the command line.
//!
//! parlint's own files speak first, then ruff's, then flake8's and pylint's together; of one kind, the nearest file
//! counts for a folder and all below it that have none of their own. A layer of options says only what it changes; a
//! [`Configuration`] is all layers put together.

mod discover;
mod file;
mod files;
mod fixes;
mod flake8;
mod ini;
mod pylint;
mod pylintrc;
mod python;
mod read;
mod ruff;
mod schema;
mod value;

use std::path::{Path, PathBuf};

use parlint_rules::selector::{self, Selection, Selector};
use parlint_rules::{Pattern, PythonVersion, Settings};

use crate::source::{Excludes, PatternError, USUAL_EXCLUDES};

pub use discover::{Assigned, Resolver};
pub use file::{parse_override, parse_version};
pub use files::{ConfigFiles, Disk, InZip, is_config};
pub use fixes::{FixChoice, FixOptions};
pub use schema::schema;
pub use value::ConfigError;

use crate::cache::disk;
pub use crate::source::PathPattern;

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
    /// pylint's score from which on findings are let pass.
    pub fail_under: Option<f64>,
    /// Where findings are kept from run to run, from `root`.
    pub cache_dir: Option<PathBuf>,
    /// Names that count as builtins.
    pub builtins: Vec<String>,
    /// Names of variables that may be unused.
    pub dummy_variable_rgx: Option<Pattern>,
    /// Regular expressions of files that are left out.
    pub exclude_patterns: Vec<PathPattern>,
    /// What a file of another tool says that is not understood here, each with its place.
    pub notes: Vec<String>,
}

impl Options {
    /// One layer of a file and the file that it builds on, as far as they are not about the selection of rules.
    fn on_top_of(self, base: Options) -> Options {
        fn joined<T>(mut below: Vec<T>, above: Vec<T>) -> Vec<T> {
            below.extend(above);
            below
        }
        Options {
            root: self.root,
            selection: self.selection,
            line_length: self.line_length.or(base.line_length),
            target_version: self.target_version.or(base.target_version),
            exclude: self.exclude.or(base.exclude),
            extend_exclude: joined(base.extend_exclude, self.extend_exclude),
            per_file_ignores: joined(base.per_file_ignores, self.per_file_ignores),
            respect_gitignore: self.respect_gitignore.or(base.respect_gitignore),
            force_exclude: self.force_exclude.or(base.force_exclude),
            pylint: joined(base.pylint, self.pylint),
            pycodestyle: self.pycodestyle.on_top_of(base.pycodestyle),
            builtins: joined(base.builtins, self.builtins),
            dummy_variable_rgx: self.dummy_variable_rgx.or(base.dummy_variable_rgx),
            exclude_patterns: joined(base.exclude_patterns, self.exclude_patterns),
            notes: joined(base.notes, self.notes),
            fixes: self.fixes.on_top_of(base.fixes),
            fail_under: self.fail_under.or(base.fail_under),
            cache_dir: self.cache_dir.or(base.cache_dir),
        }
    }
}

/// pycodestyle's options, by its own names.
#[derive(Clone, Debug, Default)]
pub struct PycodestyleOptions {
    pub max_doc_length: Option<u32>,
    pub indent_size: Option<u32>,
    pub hang_closing: Option<bool>,
    /// Of no key: what ruff's tables bring along.
    pub long_lines_of_ruff: Option<bool>,
}

impl PycodestyleOptions {
    fn on_top_of(self, base: PycodestyleOptions) -> PycodestyleOptions {
        PycodestyleOptions {
            max_doc_length: self.max_doc_length.or(base.max_doc_length),
            indent_size: self.indent_size.or(base.indent_size),
            hang_closing: self.hang_closing.or(base.hang_closing),
            long_lines_of_ruff: self.long_lines_of_ruff.or(base.long_lines_of_ruff),
        }
    }

    fn apply(&self, settings: &mut parlint_rules::PycodestyleSettings) {
        settings.max_doc_length = self.max_doc_length.or(settings.max_doc_length);
        settings.indent_size = self.indent_size.unwrap_or(settings.indent_size);
        settings.hang_closing = self.hang_closing.unwrap_or(settings.hang_closing);
        settings.long_lines_of_ruff = self.long_lines_of_ruff.unwrap_or(settings.long_lines_of_ruff);
    }
}

/// All layers put together.
#[derive(Clone, Debug, Default)]
pub struct Configuration {
    pub settings: Settings,
    pub fixes: FixChoice,
    pub excludes: Excludes,
    /// The same patterns for archives, whose root is `/`.
    pub zip_excludes: Excludes,
    pub per_file_ignores: Vec<PerFileIgnore>,
    pub respect_gitignore: bool,
    pub force_exclude: bool,
    /// pylint's score from which on findings are let pass.
    pub fail_under: Option<f64>,
    /// Where findings are kept from run to run; empty where no layer has a place of its own.
    pub cache_dir: PathBuf,
    pub notes: Vec<String>,
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
        let mut regexes = Vec::new();
        let mut per_file_ignores = Vec::new();
        let mut fixes = FixChoice::default();
        let mut notes = Vec::new();
        let root = layers
            .iter()
            .map(|layer| &layer.root)
            .find(|root| !root.as_os_str().is_empty());
        let mut cache_dir = root.map(|root| root.join(disk::FOLDER)).unwrap_or_default();
        let mut fail_under = None;
        let (mut respect_gitignore, mut force_exclude) = (true, false);
        for layer in layers {
            settings.line_length = layer.line_length.unwrap_or(settings.line_length);
            settings.target_version = layer.target_version.unwrap_or(settings.target_version);
            fixes.add(&layer.fixes);
            layer.pycodestyle.apply(&mut settings.pycodestyle);
            for assignment in &layer.pylint {
                assignment.apply(&mut settings.pylint);
            }
            settings.builtins.extend(layer.builtins.iter().cloned());
            if let Some(pattern) = &layer.dummy_variable_rgx {
                settings.dummy_variable_rgx = Some(pattern.clone());
            }
            notes.extend(layer.notes.iter().cloned());
            regexes.extend(
                layer
                    .exclude_patterns
                    .iter()
                    .map(|pattern| (layer.root.clone(), pattern.clone())),
            );
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
            fail_under = layer.fail_under.or(fail_under);
            if let Some(folder) = &layer.cache_dir {
                cache_dir = layer.root.join(folder);
            }
            force_exclude = layer.force_exclude.unwrap_or(force_exclude);
        }
        Ok(Self {
            settings,
            fixes,
            excludes: Excludes::new(patterns.iter().copied())?.with_patterns(regexes.clone()),
            zip_excludes: Excludes::new(patterns.iter().map(|(_, pattern)| (Path::new("/"), *pattern)))?
                .with_patterns(
                    regexes
                        .into_iter()
                        .map(|(_, pattern)| (PathBuf::from("/"), pattern))
                        .collect(),
                ),
            per_file_ignores,
            respect_gitignore,
            force_exclude,
            fail_under,
            cache_dir,
            notes,
        })
    }
}

/// The working directory, as far as there is one.
pub fn working_directory() -> PathBuf {
    std::env::current_dir().unwrap_or_else(|_| PathBuf::from("/"))
}
