//! Findings of texts that were linted before: within one run those of equal files, in a warm function those of earlier
//! invocations, and on a disk those of earlier runs.
//!
//! A key holds everything that the findings follow from: the bytes, the settings, the file's name, for pylint's messages
//! its whole path, and, where rules may look at other modules, the whole repository; on disk, what they asked of it
//! stands beside the findings.

pub mod disk;
mod entry;
mod recorder;

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use disk::Store;
use lru::LruCache;
use parlint_rules::{Diagnostic, RuleId, Settings, Surroundings, wants_modules};
pub use recorder::{Recorder, holds};
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use crate::source::{Origin, SourceFile};

/// What findings follow from, hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key([u8; 32]);

/// Findings by key, the least recently used given up first.
pub struct Cache {
    kept: Mutex<Kept>,
    /// Bytes that may be kept.
    bound: usize,
}

struct Kept {
    findings: LruCache<Key, Arc<Vec<Diagnostic>>>,
    bytes: usize,
}

impl Cache {
    pub fn new(bound: usize) -> Self {
        Self {
            kept: Mutex::new(Kept {
                findings: LruCache::unbounded(),
                bytes: 0,
            }),
            bound,
        }
    }

    pub fn get(&self, key: &Key) -> Option<Arc<Vec<Diagnostic>>> {
        self.lock().findings.get(key).cloned()
    }

    pub fn put(&self, key: Key, findings: &Arc<Vec<Diagnostic>>) {
        let mut kept = self.lock();
        kept.bytes += weight(findings);
        if let Some((_, old)) = kept.findings.push(key, findings.clone()) {
            kept.bytes -= weight(&old);
        }
        while kept.bytes > self.bound {
            match kept.findings.pop_lru() {
                Some((_, old)) => kept.bytes -= weight(&old),
                None => break,
            }
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// About how many bytes an entry takes.
fn weight(findings: &[Diagnostic]) -> usize {
    let edits = |found: &Diagnostic| {
        let fix = found.fix.iter().flat_map(|fix| &fix.edits);
        fix.map(|edit| size_of_val(edit) + edit.content.len())
            .sum::<usize>()
    };
    let texts = findings
        .iter()
        .map(|found| found.message.len() + found.object.len() + edits(found));
    128 + size_of_val(findings) + texts.sum::<usize>()
}

/// Which files of a run are looked up.
#[derive(Clone, Copy)]
pub enum Caching<'a> {
    Off,
    /// Files that another one of the same run may equal.
    Twins(&'a Cache),
    /// All files.
    All(&'a Cache),
    /// All files, in earlier runs too.
    Disk(&'a Store),
}

/// Where a file's findings may be known.
pub enum Place<'a> {
    Memory(&'a Cache, Key),
    Disk {
        store: &'a Store,
        settings: [u8; 32],
        key: Key,
    },
}

/// Makes the keys of one run's files.
pub struct Keys<'a> {
    caching: Caching<'a>,
    /// For files that have no twin by name and size: none.
    twins: Vec<bool>,
    /// Hash over the repository, where the zip's directory tells it.
    repository: Option<[u8; 32]>,
    settings: SettingsHashes,
}

/// Hashes over settings, by their address: a run has few, which live as long as it does.
#[derive(Default)]
pub struct SettingsHashes(Mutex<FxHashMap<usize, [u8; 32]>>);

impl SettingsHashes {
    pub fn of(&self, settings: &Settings) -> [u8; 32] {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *known
            .entry(std::ptr::from_ref(settings).addr())
            .or_insert_with(|| Sha256::digest(format!("{settings:?}")).into())
    }
}

impl<'a> Keys<'a> {
    pub fn new(caching: Caching<'a>, files: &[SourceFile]) -> Self {
        let twins = match caching {
            Caching::Twins(_) => twins(files),
            Caching::Off | Caching::All(_) | Caching::Disk(_) => Vec::new(),
        };
        let repository = match caching {
            Caching::All(_) => repository(files),
            Caching::Off | Caching::Twins(_) | Caching::Disk(_) => None,
        };
        Self {
            caching,
            twins,
            repository,
            settings: SettingsHashes::default(),
        }
    }

    /// Where the findings of a file may be known; `around` tells its place in the repository.
    pub fn of(
        &self,
        index: usize,
        file: &SourceFile,
        bytes: &[u8],
        settings: &Settings,
        around: &Surroundings,
    ) -> Option<Place<'a>> {
        let mut hash = Sha256::new();
        match self.caching {
            Caching::Off => return None,
            Caching::Twins(_) if !self.twins[index] => return None,
            Caching::Twins(_) | Caching::All(_) if wants_modules(&settings.rules) => {
                hash.update(self.repository?);
            }
            Caching::Twins(_) | Caching::All(_) => {}
            Caching::Disk(_) => {
                hash.update(around.name);
                hash.update([0, u8::from(around.is_package)]);
            }
        }
        // pylint judges a package by its folder's name, and imports by where the file stands among others.
        let by_path = settings.rules.iter().any(RuleId::is_pylint);
        hash.update([0]);
        hash.update(if by_path { &file.path } else { name(file) });
        hash.update([0]);
        let settings = self.settings.of(settings);
        hash.update(settings);
        hash.update(bytes);
        let key = Key(hash.finalize().into());
        match self.caching {
            Caching::Off => None,
            Caching::Twins(cache) | Caching::All(cache) => Some(Place::Memory(cache, key)),
            Caching::Disk(store) => Some(Place::Disk { store, settings, key }),
        }
    }
}

/// A file's own name, by which rules know stubs, packages and modules.
fn name(file: &SourceFile) -> &str {
    Path::new(&file.path)
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or(&file.path)
}

/// Which files have another of the same name, size and, in a zip, checksum.
fn twins(files: &[SourceFile]) -> Vec<bool> {
    let mut first: FxHashMap<(&str, u64, Option<u32>), usize> = FxHashMap::default();
    let mut twins = vec![false; files.len()];
    for (index, file) in files.iter().enumerate() {
        let crc = match &file.origin {
            Origin::Zip { entry, .. } => Some(entry.checksum()),
            Origin::Disk(_) | Origin::Memory(_) => None,
        };
        if let Some(other) = first.insert((name(file), file.size, crc), index) {
            twins[other] = true;
            twins[index] = true;
        }
    }
    twins
}

/// Hash over paths, sizes and checksums of all files; none where one of them has no checksum.
fn repository(files: &[SourceFile]) -> Option<[u8; 32]> {
    let mut hash = Sha256::new();
    for file in files {
        let Origin::Zip { entry, .. } = &file.origin else {
            return None;
        };
        hash.update(&file.path);
        hash.update([0]);
        hash.update(file.size.to_le_bytes());
        hash.update(entry.checksum().to_le_bytes());
    }
    Some(hash.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use parlint_rules::lint_source;
    use parlint_rules::selector::{Selection, Selector, resolve};

    fn settings(select: &str) -> Settings {
        let selection = Selection {
            select: Some(vec![Selector::parse(select).unwrap()]),
            ..Selection::default()
        };
        Settings {
            rules: resolve(&[selection]),
            ..Settings::default()
        }
    }

    fn file(path: &str, text: &str) -> SourceFile {
        SourceFile {
            path: path.to_owned(),
            size: text.len() as u64,
            origin: Origin::Memory(text.as_bytes().to_vec()),
        }
    }

    fn memory(place: Option<Place>) -> Option<Key> {
        match place {
            Some(Place::Memory(_, key)) => Some(key),
            _ => None,
        }
    }

    #[test]
    fn what_the_findings_follow_from_is_in_the_key() {
        let cache = Cache::new(1 << 20);
        let files = [
            file("a/x.py", "import os\n"),
            file("b/x.py", "import os\n"),
            file("y.py", ""),
        ];
        let keys = Keys::new(Caching::Twins(&cache), &files);
        let (f401, f811) = (settings("F401"), settings("F811"));
        let key = |index: usize, bytes: &[u8], settings| {
            memory(keys.of(index, &files[index], bytes, settings, &Surroundings::default()))
        };
        let first = key(0, b"import os\n", &f401);
        assert!(first.is_some());
        assert_eq!(first, key(1, b"import os\n", &f401));
        assert_ne!(first, key(1, b"import re\n", &f401));
        assert_ne!(first, key(1, b"import os\n", &f811));
        let pylint = settings("PLW0611");
        assert_ne!(key(0, b"import os\n", &pylint), key(1, b"import os\n", &pylint));
        // It has no twin.
        assert_eq!(key(2, b"", &f401), None);
        // Its findings may depend on modules that nobody can tell unchanged.
        assert_eq!(key(0, b"import os\n", &settings("PLR0903")), None);
        let all = Keys::new(Caching::All(&cache), &files);
        let key = |settings| memory(all.of(2, &files[2], b"", settings, &Surroundings::default())).unwrap();
        let same = settings("F401");
        assert_eq!(key(&f401), key(&same));
        assert_ne!(key(&f401), key(&f811));
        assert!(
            Keys::new(Caching::Off, &files)
                .of(0, &files[0], b"", &f401, &Surroundings::default())
                .is_none()
        );
    }

    #[test]
    fn the_bound_holds_and_the_oldest_goes_first() {
        let findings = Arc::new(lint_source(Path::new("a.py"), "import os\n", &settings("F401")));
        assert_eq!(findings.len(), 1);
        let cache = Cache::new(weight(&findings) * 2);
        let key = |number| Key([number; 32]);
        cache.put(key(1), &findings);
        cache.put(key(2), &findings);
        assert!(cache.get(&key(1)).is_some());
        cache.put(key(3), &findings);
        assert_eq!(cache.get(&key(1)), Some(findings.clone()));
        assert_eq!(cache.get(&key(2)), None);
        // The same key again takes no more room.
        cache.put(key(3), &findings);
        assert!(cache.get(&key(1)).is_some());
    }
}
