//! The Python files of a zip, straight from memory. `archive` holds its entries, `parts` its bytes.

mod archive;
mod parts;

use std::cell::Cell;
use std::collections::HashSet;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use zip::CompressionMethod;
use zip::result::ZipError;
use zip::unstable::read::ZipIterable;

use super::gitignore::Gitignores;
use super::limits::{Bound, Limits, SkipReason, Skipped};
use crate::config::is_config;
use archive::{LOCAL_HEADER, Method};
use parts::PartsReader;

pub use archive::{Archive, Entry};
pub use parts::Parts;

use super::{Excludes, Origin, Scratch, SourceFile, SourceSet, is_python, parent};

/// Why a zip as a whole cannot be linted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    #[error("not a zip, or cut short: {0}")]
    NotAZip(String),
    #[error("the zip has {found} {what}, and the limit is {limit}")]
    LimitExceeded { what: Bound, found: u64, limit: u64 },
}

/// How a zip is read.
pub struct ZipOptions<'a> {
    pub limits: Limits,
    /// Patterns that start at `/`.
    pub excludes: &'a Excludes,
    pub respect_gitignore: bool,
    /// Whether the repository's configuration files are read too.
    pub configuration: bool,
    /// Printed before the paths of the entries.
    pub prefix: &'a str,
}

/// Bounds everything from the central directory, and yields the entries that are Python.
pub fn open(bytes: Bytes, options: &ZipOptions) -> Result<SourceSet, ArchiveError> {
    options.limits.take(bytes.len() as u64)?;
    let parts = Parts::whole(bytes);
    match Directory::read(&parts, options)? {
        Ok(directory) => directory.sources(parts, options),
        Err(_) => Err(ArchiveError::NotAZip(
            "its directory is not where it says".to_owned(),
        )),
    }
}

/// What the central directory holds, bounded, and without what is left out by name.
pub struct Directory {
    listing: Listing,
    /// Where each entry begins, and where the directory does.
    boundaries: Vec<u64>,
}

/// The directory goes on before what is at hand: bytes from here on are needed.
pub struct Incomplete(pub u64);

impl Directory {
    pub fn read(parts: &Parts, options: &ZipOptions) -> Result<Result<Self, Incomplete>, ArchiveError> {
        let missing = Cell::new(None);
        let result = Self::read_complete(parts, options, &missing);
        match missing.get() {
            Some(offset) if result.is_err() => Ok(Err(Incomplete(offset))),
            _ => result.map(Ok),
        }
    }

    fn read_complete(
        parts: &Parts,
        options: &ZipOptions,
        missing: &Cell<Option<u64>>,
    ) -> Result<Self, ArchiveError> {
        let limits = &options.limits;
        let exceeded = |what, found, limit| Err(ArchiveError::LimitExceeded { what, found, limit });
        // Many small reads: a buffer would only copy what is in memory anyway.
        let reader = PartsReader::new(parts, missing);
        let mut directory = ZipIterable::try_new(reader, Default::default()).map_err(not_a_zip)?;
        if directory.len() as u64 > limits.entries {
            return exceeded(Bound::Entries, directory.len() as u64, limits.entries);
        }
        let mut listing = Listing::default();
        let mut boundaries = Vec::with_capacity(directory.len() + 1);
        for entry in directory.files().map_err(not_a_zip)? {
            let entry = entry.map_err(not_a_zip)?;
            boundaries.extend([entry.header_start(), entry.central_header_start()]);
            listing.add(&entry, limits);
        }
        if !options.configuration {
            listing.configuration.clear();
        }
        boundaries.sort_unstable();
        let root = listing.common_root().unwrap_or_default();
        listing.python.retain(|(path, _)| {
            let absolute = format!("/{}", path.strip_prefix(&root).unwrap_or(path));
            !options
                .excludes
                .matches_any_parent(Path::new(&absolute), Path::new("/"))
        });
        Ok(Self { listing, boundaries })
    }

    /// The byte ranges that the wanted entries lie in, sorted by their starts.
    pub fn ranges(&self) -> Vec<Range<u64>> {
        let python = self
            .listing
            .python
            .iter()
            .filter_map(|(path, entry)| Some((path, entry.as_ref().ok()?)));
        let others = self.listing.gitignores.iter().chain(&self.listing.configuration);
        let mut ranges: Vec<_> = python
            .chain(others.map(|(path, entry)| (path, entry)))
            .map(|(path, entry)| {
                // The local header may be longer than the directory tells; the next entry ends it.
                let next = self.boundaries.partition_point(|start| *start <= entry.header);
                let least = entry.header + LOCAL_HEADER + path.len() as u64 + entry.packed;
                let most = least + u64::from(u16::MAX);
                entry.header
                    ..self
                        .boundaries
                        .get(next)
                        .map_or(least, |next| (*next).clamp(least, most))
            })
            .collect();
        ranges.sort_unstable_by_key(|range| (range.start, range.end));
        ranges
    }

    /// The entries that no `.gitignore` leaves out.
    pub fn sources(self, parts: Parts, options: &ZipOptions) -> Result<SourceSet, ArchiveError> {
        let archive = Arc::new(Archive { parts });
        let mut gitignores = Gitignores::default();
        if options.respect_gitignore {
            let mut scratch = Scratch::default();
            for (path, entry) in &self.listing.gitignores {
                if let Ok(text) = archive.read(entry, &mut scratch) {
                    gitignores.add(parent(path).unwrap_or_default(), &String::from_utf8_lossy(text));
                }
            }
        }
        let mut set = SourceSet::default();
        let mut scratch = Scratch::default();
        for (path, entry) in self.listing.configuration {
            if let Ok(text) = archive.read(&entry, &mut scratch) {
                set.configuration.push((path, text.to_vec()));
            }
        }
        for (path, entry) in self.listing.python {
            if gitignores.ignores(&path) {
                continue;
            }
            let path = format!("{}{path}", options.prefix);
            match entry {
                Ok(entry) => set.files.push(SourceFile {
                    path,
                    size: entry.size,
                    origin: Origin::Zip {
                        archive: archive.clone(),
                        entry,
                        prefix: options.prefix.len(),
                    },
                }),
                Err(reason) => set.skipped.push(Skipped { path, reason }),
            }
        }
        let found = set.files.iter().map(|file| file.size).sum();
        let limit = options.limits.inflated_bytes;
        if found > limit {
            return Err(ArchiveError::LimitExceeded {
                what: Bound::Inflated,
                found,
                limit,
            });
        }
        set.finish();
        Ok(set)
    }
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
    configuration: Vec<(String, Entry)>,
    names: HashSet<String>,
    roots: HashSet<String>,
}

/// A repository has a configuration file for each of some parts; more, and larger ones, are passed over.
const MOST_CONFIGURATION: usize = 100;
const LARGEST_CONFIGURATION: u64 = 256 << 10;

impl Listing {
    fn add(&mut self, entry: &zip::read::ZipFileEntry, limits: &Limits) {
        let name = entry
            .name()
            .unwrap_or_else(|_| String::from_utf8_lossy(entry.name_raw()));
        let first = name.split_once('/').map_or("", |(first, _)| first);
        if self.roots.len() < 2 && !self.roots.contains(first) {
            self.roots.insert(first.to_owned());
        }
        if entry.is_dir() {
            return;
        }
        let base = name.rsplit('/').next().unwrap_or_default();
        if is_config(base) {
            let room = self.configuration.len() < MOST_CONFIGURATION && entry.size() <= LARGEST_CONFIGURATION;
            if room
                && self.names.insert(name.to_string())
                && let Ok(found) = judge(&name, entry, limits)
            {
                self.configuration.push((name.into_owned(), found));
            }
        } else if base == ".gitignore" {
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

#[cfg(test)]
mod tests;
