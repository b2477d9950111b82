//! Where configuration files lie: on disk, or in a zip.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

/// Reads configuration files.
pub trait ConfigFiles: Send + Sync {
    /// The text of a file; `None`: there is no such file.
    fn read(&self, path: &Path) -> Option<io::Result<String>>;
}

/// The file system.
pub struct Disk;

impl ConfigFiles for Disk {
    fn read(&self, path: &Path) -> Option<io::Result<String>> {
        path.is_file().then(|| std::fs::read_to_string(path))
    }
}

/// The configuration files of a zip, which is rooted at `/`: nothing outside of it is read.
#[derive(Default)]
pub struct InZip(HashMap<PathBuf, String>);

impl InZip {
    /// Takes the files by their paths from the root of the repository.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Self {
        let files = files.into_iter().map(|(path, bytes)| {
            let text = String::from_utf8_lossy(bytes).into_owned();
            (Path::new("/").join(path), text)
        });
        Self(files.collect())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl ConfigFiles for InZip {
    fn read(&self, path: &Path) -> Option<io::Result<String>> {
        self.0.get(path).map(|text| Ok(text.clone()))
    }
}

/// Whether a file of this name can hold configuration.
pub fn is_config(name: &str) -> bool {
    [PARLINT, RUFF, FLAKE8, PYLINT]
        .iter()
        .any(|names| names.contains(&name))
}

/// The names of each kind's files, the first one wins.
pub const PARLINT: &[&str] = &[".parlint.toml", "parlint.toml", "pyproject.toml"];
pub const RUFF: &[&str] = &[".ruff.toml", "ruff.toml", "pyproject.toml"];
pub const FLAKE8: &[&str] = &[".flake8", "setup.cfg", "tox.ini"];
pub const PYLINT: &[&str] = &[
    "pylintrc",
    "pylintrc.toml",
    ".pylintrc",
    ".pylintrc.toml",
    "pyproject.toml",
    "setup.cfg",
    "tox.ini",
];
