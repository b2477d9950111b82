//! Where Python comes from. A folder, a zip and an S3 object each yield the same [`SourceSet`].
//!
//! Nothing here knows a rule, and nothing from a zip is ever written to disk.

mod exclude;
mod folder;
mod gitconfig;
mod gitignore;
mod limits;
pub mod remote;
pub mod s3;
mod zip;

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;

pub use exclude::{Excludes, PathPattern, PatternError, USUAL_EXCLUDES};
pub use folder::{FolderOptions, absolute, collect};
pub use limits::{Bound, Limits, SkipReason, Skipped};
pub use zip::{Archive, ArchiveError, Directory, Entry, Incomplete, Parts, ZipOptions, open as open_zip};

/// The files of one run, and what was left out of it.
#[derive(Default)]
pub struct SourceSet {
    pub files: Vec<SourceFile>,
    pub skipped: Vec<Skipped>,
    /// Configuration files of a zip, by path.
    pub configuration: Vec<(String, Vec<u8>)>,
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
    Zip {
        archive: Arc<Archive>,
        entry: Entry,
        /// Bytes of the path that name the zip.
        prefix: usize,
    },
}

/// Memory that a thread keeps from file to file.
#[derive(Default)]
pub struct Scratch {
    buffer: Vec<u8>,
    inflater: Option<flate2::Decompress>,
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
    /// The file's name in a patch: below the folder that the patch is applied in. None for standard input without one.
    pub fn patch_name(&self) -> Option<&str> {
        let path = match &self.origin {
            // The repository is what the zip holds.
            Origin::Zip { prefix, .. } => &self.path[*prefix..],
            Origin::Memory(_) if self.path == "-" => return None,
            _ => &self.path,
        };
        Some(path.trim_start_matches("./").trim_start_matches('/'))
    }

    /// Reads the file into memory that is reused from file to file.
    pub fn read<'a>(&'a self, scratch: &'a mut Scratch) -> Result<&'a [u8], SkipReason> {
        match &self.origin {
            Origin::Disk(path) => {
                let unreadable = |error: std::io::Error| SkipReason::Unreadable(plain(&error));
                let mut file = File::open(path).map_err(unreadable)?;
                let size = usize::try_from(self.size).unwrap_or(0);
                let buffer = &mut scratch.buffer;
                if buffer.len() <= size {
                    buffer.resize(size + 1, 0);
                }
                // A file that gives as much as it has, where more was asked for, is at its end.
                let length = file.read(&mut buffer[..=size]).map_err(unreadable)?;
                if length == size && size > 0 {
                    return Ok(&buffer[..size]);
                }
                buffer.truncate(length);
                file.read_to_end(buffer).map_err(unreadable)?;
                Ok(buffer)
            }
            Origin::Memory(bytes) => Ok(bytes),
            Origin::Zip { archive, entry, .. } => archive.read(entry, scratch),
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

/// The folder of a path with forward slashes; that of the root is none.
fn parent(path: &str) -> Option<&str> {
    match path.rsplit_once('/') {
        Some((folder, _)) => Some(folder),
        None if path.is_empty() => None,
        None => Some(""),
    }
}
