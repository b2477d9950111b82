//! What a run is told: configuration files, then the command line.

use std::path::{Path, PathBuf};

use parlint_rules::Settings;
use parlint_rules::selector::{self, Selection};

use crate::source::{Excludes, PatternError, USUAL_EXCLUDES};

/// One layer of options. What it leaves open, the layer before decides.
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub selection: Selection,
    pub line_length: Option<u32>,
    pub exclude: Option<Vec<String>>,
    pub extend_exclude: Vec<String>,
    pub respect_gitignore: Option<bool>,
    pub force_exclude: Option<bool>,
}

/// All layers put together.
#[derive(Clone, Debug)]
pub struct Configuration {
    pub settings: Settings,
    pub excludes: Excludes,
    /// The same patterns for archives, whose root is `/`.
    pub zip_excludes: Excludes,
    pub respect_gitignore: bool,
    pub force_exclude: bool,
}

impl Configuration {
    /// The weakest layer first. Relative patterns start at `root`.
    pub fn new(layers: &[Options], root: &Path) -> Result<Self, PatternError> {
        let selections: Vec<_> = layers.iter().map(|layer| layer.selection.clone()).collect();
        let mut settings = Settings {
            rules: selector::resolve(&selections),
            ..Settings::default()
        };
        let mut patterns: Vec<&str> = USUAL_EXCLUDES.to_vec();
        let (mut respect_gitignore, mut force_exclude) = (true, false);
        for layer in layers {
            settings.line_length = layer.line_length.unwrap_or(settings.line_length);
            if let Some(exclude) = &layer.exclude {
                patterns = exclude.iter().map(String::as_str).collect();
            }
            patterns.extend(layer.extend_exclude.iter().map(String::as_str));
            respect_gitignore = layer.respect_gitignore.unwrap_or(respect_gitignore);
            force_exclude = layer.force_exclude.unwrap_or(force_exclude);
        }
        let excludes = Excludes::new(patterns.iter().copied(), root)?;
        let zip_excludes = Excludes::new(patterns, Path::new("/"))?;
        Ok(Self {
            settings,
            excludes,
            zip_excludes,
            respect_gitignore,
            force_exclude,
        })
    }
}

/// The working directory, as far as there is one.
pub fn working_directory() -> PathBuf {
    std::env::current_dir().unwrap_or_else(|_| PathBuf::from("/"))
}
