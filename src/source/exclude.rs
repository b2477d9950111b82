//! Patterns that leave files and folders out.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use globset::{Glob, GlobSet, GlobSetBuilder};
use parlint_rules::Pattern;
use rustc_hash::FxHashSet;

/// Folders that nobody means when they name a project.
pub const USUAL_EXCLUDES: &[&str] = &[
    ".bzr",
    ".direnv",
    ".eggs",
    ".git",
    ".git-rewrite",
    ".hg",
    ".ipynb_checkpoints",
    ".mypy_cache",
    ".nox",
    ".pants.d",
    ".pyenv",
    ".pytest_cache",
    ".pytype",
    ".ruff_cache",
    ".svn",
    ".tox",
    ".venv",
    ".vscode",
    "__pypackages__",
    "_build",
    "buck-out",
    "dist",
    "node_modules",
    "site-packages",
    "venv",
];

#[derive(Debug, thiserror::Error)]
#[error("bad file pattern `{pattern}`: {reason}")]
pub struct PatternError {
    pub pattern: String,
    pub reason: String,
}

/// A set of patterns. Each is tried against the name of a file or folder alone, and against its whole path.
#[derive(Clone, Debug, Default)]
pub struct Excludes {
    /// Patterns that are a name and no more, as most are: they are found without a glob's machinery, which takes a
    /// noticeable part of a short run to set up.
    plain: FxHashSet<OsString>,
    names: GlobSet,
    paths: GlobSet,
    patterns: Vec<(PathBuf, PathPattern)>,
}

/// A regular expression, as pylint leaves files out.
#[derive(Clone, Debug)]
pub enum PathPattern {
    /// Of the name alone.
    Name(Pattern),
    /// Of the path from the root.
    Path(Pattern),
}

impl Excludes {
    /// Each pattern with the root that it starts from where it is relative and has a `/`.
    pub fn new<'a>(patterns: impl IntoIterator<Item = (&'a Path, &'a str)>) -> Result<Self, PatternError> {
        let mut plain = FxHashSet::default();
        let mut names = GlobSetBuilder::new();
        let mut paths = GlobSetBuilder::new();
        for (root, pattern) in patterns {
            let glob = |text: &str| {
                Glob::new(text).map_err(|error| PatternError {
                    pattern: pattern.to_owned(),
                    reason: error.kind().to_string(),
                })
            };
            let trimmed = pattern.trim_end_matches('/');
            if is_plain(trimmed) {
                plain.insert(trimmed.into());
                continue;
            }
            let root = globset::escape(root.to_string_lossy().trim_end_matches('/'));
            let absolute = format!("{root}/{}", trimmed.trim_start_matches("./"));
            names.add(glob(trimmed)?);
            paths.add(glob(if trimmed.starts_with('/') {
                trimmed
            } else {
                &absolute
            })?);
        }
        let build = |builder: GlobSetBuilder| {
            let built = builder.build();
            built.map_err(|error| PatternError {
                pattern: String::new(),
                reason: error.to_string(),
            })
        };
        Ok(Self {
            plain,
            names: build(names)?,
            paths: build(paths)?,
            patterns: Vec::new(),
        })
    }

    /// Regular expressions besides, each with the root that paths start from.
    pub fn with_patterns(self, patterns: Vec<(PathBuf, PathPattern)>) -> Self {
        Self { patterns, ..self }
    }

    /// Patterns from one root.
    pub fn below<'a>(
        root: &'a Path,
        patterns: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, PatternError> {
        Self::new(patterns.into_iter().map(|pattern| (root, pattern)))
    }

    /// Whether this very file or folder is named. `path` starts at the root that the patterns were given.
    pub fn matches(&self, path: &Path) -> bool {
        path.file_name()
            .is_some_and(|name| self.plain.contains(name) || self.names.is_match(name))
            || self.paths.is_match(path)
            || self.patterns.iter().any(|(root, pattern)| match pattern {
                PathPattern::Name(pattern) => path
                    .file_name()
                    .is_some_and(|name| pattern.matches(&name.to_string_lossy())),
                PathPattern::Path(pattern) => {
                    let below = path.strip_prefix(root).unwrap_or(path);
                    pattern.matches(&below.to_string_lossy())
                }
            })
    }

    /// Whether the file or any folder between it and `root` is named.
    pub fn matches_any_parent(&self, path: &Path, root: &Path) -> bool {
        path.ancestors()
            .take_while(|ancestor| *ancestor != root)
            .any(|ancestor| self.matches(ancestor))
    }
}

/// Whether a pattern means files and folders of this very name, wherever they lie.
fn is_plain(pattern: &str) -> bool {
    let special = |letter| matches!(letter, '*' | '?' | '[' | ']' | '{' | '}' | '\\' | '/');
    !pattern.is_empty() && pattern != "." && pattern != ".." && !pattern.contains(special)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_paths_and_globs() {
        let root = Path::new("/home/me/project");
        let excludes =
            Excludes::below(root, ["venv", "docs/conf.py", "*_pb2.py", "./gen/", "a/**/z"]).unwrap();
        let matches = |path: &str| excludes.matches_any_parent(&root.join(path), root);
        assert!(matches("venv/lib/x.py"));
        assert!(matches("deep/venv/x.py"));
        assert!(matches("docs/conf.py"));
        assert!(!matches("other/docs/conf.py"));
        assert!(matches("pkg/api_pb2.py"));
        assert!(matches("gen/x.py"));
        assert!(matches("a/b/c/z/x.py"));
        assert!(!matches("src/x.py"));
    }

    #[test]
    fn the_usual_ones_are_those_of_the_schema() {
        let shared: serde_json::Value =
            serde_json::from_str(include_str!("../../schema/source.json")).unwrap();
        assert_eq!(shared["excluded"], serde_json::json!(USUAL_EXCLUDES));
    }

    #[test]
    fn a_bad_pattern_is_named() {
        let error = Excludes::below(Path::new("/"), ["[a"]).unwrap_err();
        assert!(
            error.to_string().starts_with("bad file pattern `[a`: "),
            "{error}"
        );
    }
}
