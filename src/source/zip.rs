//! The Python files of a zip, straight from memory.

use std::collections::HashSet;
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use flate2::{Decompress, FlushDecompress, Status};
use zip::CompressionMethod;
use zip::result::ZipError;
use zip::unstable::read::ZipIterable;

use super::gitignore::Gitignores;
use super::limits::{Limits, SkipReason, Skipped};
use super::{Excludes, Origin, Scratch, SourceFile, SourceSet, is_python, parent};

/// Why a zip as a whole cannot be linted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    #[error("not a zip, or cut short: {0}")]
    NotAZip(String),
    #[error("the zip has {found} {what}, and the limit is {limit}")]
    LimitExceeded {
        what: &'static str,
        found: u64,
        limit: u64,
    },
}

/// How a zip is read.
pub struct ZipOptions<'a> {
    pub limits: Limits,
    /// Patterns that start at `/`.
    pub excludes: &'a Excludes,
    pub respect_gitignore: bool,
    /// Printed before the paths of the entries.
    pub prefix: &'a str,
}

/// A zip in memory.
pub struct Archive {
    bytes: Bytes,
}

/// Where the data of an entry lies, and what they must inflate to.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    header: u64,
    packed: u64,
    size: u64,
    crc: u32,
    method: Method,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Method {
    Stored,
    Deflated,
}

/// Bounds everything from the central directory, and yields the entries that are Python.
pub fn open(bytes: Bytes, options: &ZipOptions) -> Result<SourceSet, ArchiveError> {
    let limits = &options.limits;
    let exceeded = |what, found, limit| Err(ArchiveError::LimitExceeded { what, found, limit });
    if bytes.len() as u64 > limits.object_bytes {
        return exceeded("bytes", bytes.len() as u64, limits.object_bytes);
    }
    let mut directory =
        ZipIterable::try_new(Cursor::new(bytes.clone()), Default::default()).map_err(not_a_zip)?;
    if directory.len() as u64 > limits.entries {
        return exceeded("entries", directory.len() as u64, limits.entries);
    }

    let mut listing = Listing::default();
    for entry in directory.files().map_err(not_a_zip)? {
        listing.add(&entry.map_err(not_a_zip)?, limits)?;
    }
    let archive = Arc::new(Archive { bytes });
    let mut gitignores = Gitignores::default();
    if options.respect_gitignore {
        let mut scratch = Scratch::default();
        for (path, entry) in &listing.gitignores {
            if let Ok(text) = archive.read(entry, &mut scratch) {
                gitignores.add(parent(path).unwrap_or_default(), &String::from_utf8_lossy(text));
            }
        }
    }

    let root = listing.common_root().unwrap_or_default();
    let mut set = SourceSet::default();
    let mut inflated = 0;
    for (path, entry) in listing.python {
        let absolute = format!("/{}", path.strip_prefix(&root).unwrap_or(&path));
        if options
            .excludes
            .matches_any_parent(Path::new(&absolute), Path::new("/"))
            || gitignores.ignores(&path)
        {
            continue;
        }
        let path = format!("{}{path}", options.prefix);
        match entry {
            Ok(entry) => {
                inflated += entry.size;
                set.files.push(SourceFile {
                    path,
                    size: entry.size,
                    origin: Origin::Zip {
                        archive: archive.clone(),
                        entry,
                    },
                });
            }
            Err(reason) => set.skipped.push(Skipped { path, reason }),
        }
    }
    if inflated > limits.inflated_bytes {
        return exceeded("bytes of Python once inflated", inflated, limits.inflated_bytes);
    }
    set.finish();
    Ok(set)
}

fn not_a_zip(error: ZipError) -> ArchiveError {
    ArchiveError::NotAZip(match error {
        ZipError::InvalidArchive(reason) => reason.into_owned(),
        ZipError::UnsupportedArchive(reason) => reason.to_owned(),
        other => other.to_string(),
    })
}

/// What the central directory holds.
#[derive(Default)]
struct Listing {
    python: Vec<(String, Result<Entry, SkipReason>)>,
    gitignores: Vec<(String, Entry)>,
    names: HashSet<String>,
    roots: HashSet<String>,
}

impl Listing {
    fn add(&mut self, entry: &zip::read::ZipFileEntry, limits: &Limits) -> Result<(), ArchiveError> {
        let name = entry
            .name()
            .unwrap_or_else(|_| String::from_utf8_lossy(entry.name_raw()));
        let first = name.split_once('/').map_or("", |(first, _)| first);
        if self.roots.len() < 2 && !self.roots.contains(first) {
            self.roots.insert(first.to_owned());
        }
        if entry.is_dir() {
            return Ok(());
        }
        let base = name.rsplit('/').next().unwrap_or_default();
        if base == ".gitignore" {
            if self.names.insert(name.to_string())
                && let Ok(found) = judge(&name, entry, limits)
            {
                self.gitignores.push((name.into_owned(), found));
            }
        } else if is_python(base) {
            let found = judge(&name, entry, limits);
            let path = printable(&name, limits);
            if self.names.insert(name.into_owned()) {
                self.python.push((path, found));
            } else {
                self.python.push((path, Err(SkipReason::Duplicate)));
            }
        }
        Ok(())
    }

    /// `name/` where everything lies below one folder, as in what forges let people download.
    fn common_root(&self) -> Option<String> {
        let only = self
            .roots
            .iter()
            .next()
            .filter(|root| self.roots.len() == 1 && !root.is_empty())?;
        Some(format!("{only}/"))
    }
}

/// A name that can be reported, however hostile.
fn printable(name: &str, limits: &Limits) -> String {
    let end = name.floor_char_boundary(limits.path_bytes);
    name[..end]
        .chars()
        .map(|letter| if letter.is_control() { '\u{fffd}' } else { letter })
        .collect()
}

fn judge(name: &str, entry: &zip::read::ZipFileEntry, limits: &Limits) -> Result<Entry, SkipReason> {
    if let Some(fault) = path_fault(name, limits) {
        return Err(SkipReason::UnsafePath(fault));
    }
    match entry.unix_mode().unwrap_or(0) & 0o170_000 {
        0o120_000 => return Err(SkipReason::Symlink),
        0 | 0o100_000 => {}
        _ => return Err(SkipReason::NotAFile),
    }
    if entry.encrypted() {
        return Err(SkipReason::Encrypted);
    }
    let (packed, size) = (entry.compressed_size(), entry.size());
    if size > limits.file_bytes {
        return Err(SkipReason::TooLarge {
            size,
            limit: limits.file_bytes,
        });
    }
    let ratio = size / packed.max(1);
    if size >= limits.ratio_from_bytes && ratio > limits.ratio {
        return Err(SkipReason::Ratio {
            ratio,
            limit: limits.ratio,
        });
    }
    let method = match entry.compression() {
        CompressionMethod::Stored => Method::Stored,
        CompressionMethod::Deflated => Method::Deflated,
        #[allow(deprecated)]
        other => return Err(SkipReason::UnsupportedCompression(other.to_u16())),
    };
    Ok(Entry {
        header: entry.header_start(),
        packed,
        size,
        crc: entry.crc32(),
        method,
    })
}

fn path_fault(name: &str, limits: &Limits) -> Option<&'static str> {
    let bytes = name.as_bytes();
    if name.len() > limits.path_bytes {
        Some("is too long")
    } else if name.starts_with('/') {
        Some("is absolute")
    } else if bytes.len() > 1 && bytes[1] == b':' && bytes[0].is_ascii_alphabetic() {
        Some("names a drive")
    } else if name.contains('\\') {
        Some("holds a backslash")
    } else if name.contains('\0') {
        Some("holds a NUL")
    } else if name.split('/').any(|part| part == "..") {
        Some("leads out of its folder (`..`)")
    } else {
        None
    }
}

const LOCAL_HEADER: usize = 30;

impl Archive {
    /// Inflates an entry into `scratch`, and holds it to its declared size and checksum.
    pub fn read<'a>(&self, entry: &Entry, scratch: &'a mut Scratch) -> Result<&'a [u8], SkipReason> {
        let packed = self.packed(entry)?;
        let corrupt = |reason| Err(SkipReason::Corrupt(reason));
        let buffer = &mut scratch.buffer;
        buffer.clear();
        match entry.method {
            Method::Stored => buffer.extend_from_slice(packed),
            Method::Deflated => {
                let inflater = scratch.inflater.get_or_insert_with(|| Decompress::new(false));
                inflater.reset(false);
                // One byte more than declared shows a stream that goes on.
                buffer.reserve(entry.size as usize + 1);
                let room = entry.size + 1;
                loop {
                    let consumed = inflater.total_in() as usize;
                    let before = (inflater.total_in(), inflater.total_out());
                    match inflater.decompress_vec(&packed[consumed..], buffer, FlushDecompress::Finish) {
                        Ok(Status::StreamEnd) => break,
                        Ok(_) if inflater.total_out() >= room => {
                            return corrupt("it inflates to more than it declares");
                        }
                        Ok(_) if before == (inflater.total_in(), inflater.total_out()) => {
                            return corrupt("its data end too early");
                        }
                        Ok(_) => {}
                        Err(_) => return corrupt("its data do not inflate"),
                    }
                }
            }
        }
        if buffer.len() as u64 != entry.size {
            return corrupt("its size is not the one declared");
        }
        if crc32fast::hash(buffer) != entry.crc {
            return corrupt("its checksum (CRC) is wrong");
        }
        Ok(buffer)
    }

    /// The packed data behind the local header.
    fn packed(&self, entry: &Entry) -> Result<&[u8], SkipReason> {
        let corrupt = || SkipReason::Corrupt("its local header does not agree with the directory");
        let start = usize::try_from(entry.header).map_err(|_| corrupt())?;
        let header = self
            .bytes
            .get(start..start.saturating_add(LOCAL_HEADER))
            .ok_or_else(corrupt)?;
        if !header.starts_with(b"PK\x03\x04") {
            return Err(corrupt());
        }
        let length = |at: usize| usize::from(u16::from_le_bytes([header[at], header[at + 1]]));
        let data = start + LOCAL_HEADER + length(26) + length(28);
        let packed = usize::try_from(entry.packed).map_err(|_| corrupt())?;
        self.bytes
            .get(data..data.saturating_add(packed))
            .ok_or_else(corrupt)
    }
}

#[cfg(test)]
mod tests;
