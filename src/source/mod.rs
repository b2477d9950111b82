//! Where Python comes from. A folder, a zip and an S3 object each yield the same [`SourceSet`].
//!
//! Nothing here knows a rule, and nothing from a zip is ever written to disk.

mod exclude;
mod folder;

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

pub use exclude::{Excludes, PatternError, USUAL_EXCLUDES};
pub use folder::{FolderOptions, collect};

/// The files of one run, and what was left out of it.
#[derive(Default)]
pub struct SourceSet {
    pub files: Vec<SourceFile>,
    pub skipped: Vec<Skipped>,
}

/// One Python file that has not been read yet.
pub struct SourceFile {
    /// The path that is printed and sorted by.
    pub path: String,
    pub size: u64,
    pub origin: Origin,
}

/// Where the bytes of a file lie.
pub enum Origin {
    Disk(PathBuf),
    /// Standard input, already read.
    Memory(Vec<u8>),
}

/// A file that is not linted, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    pub path: String,
    pub reason: SkipReason,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SkipReason {
    #[error("{0}")]
    Unreadable(String),
    #[error("{0}")]
    Encoding(#[from] crate::decode::DecodeError),
    #[error("the linter panicked: {0}")]
    Panic(String),
}

impl SkipReason {
    /// A word for machines.
    pub fn kind(&self) -> &'static str {
        match self {
            SkipReason::Unreadable(_) => "unreadable",
            SkipReason::Encoding(_) => "encoding",
            SkipReason::Panic(_) => "panic",
        }
    }
}

impl SourceSet {
    /// Sorts by path and drops files that were named twice.
    pub fn finish(&mut self) {
        self.files.sort_by(|left, right| left.path.cmp(&right.path));
        self.files.dedup_by(|later, earlier| later.path == earlier.path);
        self.skipped.sort_by(|left, right| left.path.cmp(&right.path));
    }

    pub fn append(&mut self, mut other: SourceSet) {
        self.files.append(&mut other.files);
        self.skipped.append(&mut other.skipped);
    }
}

impl SourceFile {
    /// Reads the file into `buffer`, whose memory is reused from file to file.
    pub fn read<'a>(&'a self, buffer: &'a mut Vec<u8>) -> Result<&'a [u8], SkipReason> {
        match &self.origin {
            Origin::Disk(path) => {
                buffer.clear();
                let unreadable = |error: std::io::Error| SkipReason::Unreadable(plain(&error));
                let mut file = File::open(path).map_err(unreadable)?;
                buffer.reserve(usize::try_from(self.size).unwrap_or(0) + 1);
                file.read_to_end(buffer).map_err(unreadable)?;
                Ok(buffer)
            }
            Origin::Memory(bytes) => Ok(bytes),
        }
    }
}

/// An I/O error without the operating system's number.
pub fn plain(error: &std::io::Error) -> String {
    let text = error.to_string();
    match text.split_once(" (os error") {
        Some((message, _)) => message.to_owned(),
        None => text,
    }
}

/// Whether a name is that of a Python file.
pub fn is_python(name: &str) -> bool {
    name.ends_with(".py") || name.ends_with(".pyi")
}
