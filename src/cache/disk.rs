//! The cache on disk: a folder with a file of findings for each set of settings.
//!
//! A file is read whole when the first of its settings is met, and written whole, beside the old one and then in its
//! place, when something new was found. Whatever is wrong with a file costs only the time to lint again.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use parlint_rules::Diagnostic;

use super::Key;
use super::entry::{self, Answer, Asked};

/// The name of the folder, in the folder of the configuration.
pub const FOLDER: &str = ".parlint_cache";
const TAG: &str = "CACHEDIR.TAG";
/// By which programs that make backups know a cache: <https://bford.info/cachedir/>.
const SIGNATURE: &str = "Signature: 8a477f597d28d172789f06886806bc55\n# The findings of `parlint lint`; `parlint clean` removes them.\n";
const MAGIC: &[u8; 8] = b"parlint1";
/// Findings that nobody asked for in so many days are given up.
const MOST_DAYS: u32 = 30;
/// How old the note of the last use may grow before it alone is worth writing.
const DAYS_UNWRITTEN: u32 = 7;
/// Bytes of one file past which findings that this run did not ask for are given up.
const MOST_BYTES: usize = 256 * 1024 * 1024;

/// A folder of findings.
pub struct Store {
    folder: PathBuf,
    stamp: [u8; 24],
    today: u32,
    shelves: Mutex<HashMap<[u8; 32], Shelf>>,
}

/// The findings of one set of settings.
#[derive(Default)]
struct Shelf {
    entries: HashMap<Key, Kept>,
    changed: bool,
}

struct Kept {
    /// Days since 1970 at the last use.
    day: u32,
    asked_for: bool,
    bytes: Arc<[u8]>,
}

impl Store {
    /// A store in a folder, which need not exist.
    pub fn new(folder: PathBuf) -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self {
            folder,
            stamp: stamp(),
            today: u32::try_from(now.as_secs() / 86_400).unwrap_or(u32::MAX),
            shelves: Mutex::default(),
        }
    }

    /// What was found in a text, if the answers that it follows from still hold.
    pub fn get(
        &self,
        settings: &[u8; 32],
        key: &Key,
        text: &str,
        holds: impl FnMut(&str, &Answer) -> bool,
    ) -> Option<Vec<Diagnostic>> {
        let bytes = {
            let mut shelves = self.lock();
            let shelf = self.shelf(&mut shelves, settings);
            let kept = shelf.entries.get_mut(key)?;
            kept.asked_for = true;
            if kept.day.saturating_add(DAYS_UNWRITTEN) <= self.today {
                kept.day = self.today;
                shelf.changed = true;
            }
            kept.bytes.clone()
        };
        entry::read(&bytes, text, holds)
    }

    pub fn put(&self, settings: &[u8; 32], key: Key, asked: Asked, findings: &[Diagnostic]) {
        let Some(bytes) = entry::write(asked, findings) else {
            return;
        };
        let mut shelves = self.lock();
        let shelf = self.shelf(&mut shelves, settings);
        shelf.changed = true;
        let kept = Kept {
            day: self.today,
            asked_for: true,
            bytes: bytes.into(),
        };
        shelf.entries.insert(key, kept);
    }

    /// Writes what is new, and removes what nobody used for long.
    pub fn save(self) -> io::Result<()> {
        let shelves = self.shelves.into_inner().unwrap_or_else(PoisonError::into_inner);
        if !shelves.values().any(|shelf| shelf.changed) {
            return Ok(());
        }
        let folder = versioned(&self.folder);
        fs::create_dir_all(&folder)?;
        for (name, text) in [(TAG, SIGNATURE), (".gitignore", "*\n")] {
            let path = self.folder.join(name);
            if !path.exists() {
                fs::write(path, text)?;
            }
        }
        for (settings, shelf) in shelves.iter().filter(|(_, shelf)| shelf.changed) {
            let mut file = tempfile::NamedTempFile::new_in(&folder)?;
            file.write_all(&shelf.bytes(&self.stamp, self.today))?;
            file.persist(folder.join(name(settings)))?;
        }
        forget(&self.folder, self.today)
    }

    fn shelf<'s>(&self, shelves: &'s mut HashMap<[u8; 32], Shelf>, settings: &[u8; 32]) -> &'s mut Shelf {
        shelves
            .entry(*settings)
            .or_insert_with(|| self.load(settings).unwrap_or_default())
    }

    fn load(&self, settings: &[u8; 32]) -> Option<Shelf> {
        let bytes = fs::read(versioned(&self.folder).join(name(settings))).ok()?;
        let rest = bytes.strip_prefix(MAGIC)?.strip_prefix(&self.stamp)?;
        let mut shelf = Shelf::default();
        let mut rest = Reader(rest);
        while let Some((key, kept)) = rest.entry() {
            shelf.entries.insert(key, kept);
        }
        Some(shelf)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<[u8; 32], Shelf>> {
        self.shelves.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shelf {
    fn bytes(&self, stamp: &[u8], today: u32) -> Vec<u8> {
        let total: usize = self.entries.values().map(|kept| kept.bytes.len() + 44).sum();
        let too_many = total > MOST_BYTES;
        let mut out = Vec::with_capacity(total + 32);
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(stamp);
        for (key, kept) in &self.entries {
            if !kept.asked_for && (too_many || kept.day.saturating_add(MOST_DAYS) < today) {
                continue;
            }
            let Ok(length) = u32::try_from(kept.bytes.len()) else {
                continue;
            };
            out.extend_from_slice(&key.0);
            for number in [kept.day, length, crc32fast::hash(&kept.bytes)] {
                out.extend_from_slice(&number.to_le_bytes());
            }
            out.extend_from_slice(&kept.bytes);
        }
        out
    }
}

/// Reads entries one after the other, and stops where one is damaged.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn entry(&mut self) -> Option<(Key, Kept)> {
        let (key, rest) = self.0.split_first_chunk()?;
        let key = Key(*key);
        self.0 = rest;
        let (day, length, sum) = (self.number()?, self.number()?, self.number()?);
        let (bytes, rest) = self.0.split_at_checked(length as usize)?;
        self.0 = rest;
        (crc32fast::hash(bytes) == sum).then(|| {
            let kept = Kept {
                day,
                asked_for: false,
                bytes: bytes.into(),
            };
            (key, kept)
        })
    }

    fn number(&mut self) -> Option<u32> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u32::from_le_bytes(*bytes))
    }
}

/// Each version has its own folder, so that two that are used in turn do not write over each other's findings.
fn versioned(folder: &Path) -> PathBuf {
    folder.join(env!("CARGO_PKG_VERSION"))
}

fn name(settings: &[u8; 32]) -> String {
    let hex = settings[..8].iter().map(|byte| format!("{byte:02x}"));
    hex.collect::<String>() + ".findings"
}

/// What tells this build from others of the same version: size and time of the program.
fn stamp() -> [u8; 24] {
    let mut stamp = [0; 24];
    let program = std::env::current_exe().and_then(fs::metadata);
    if let Ok(program) = program {
        let built = program.modified().ok();
        let built = built
            .and_then(|time| time.duration_since(UNIX_EPOCH).ok())
            .unwrap_or_default();
        stamp[..8].copy_from_slice(&program.len().to_le_bytes());
        stamp[8..].copy_from_slice(&built.as_nanos().to_le_bytes());
    }
    stamp
}

/// Removes files, of other versions and settings, that nobody wrote for long.
fn forget(folder: &Path, today: u32) -> io::Result<()> {
    let oldest =
        UNIX_EPOCH + std::time::Duration::from_secs(u64::from(today.saturating_sub(MOST_DAYS)) * 86_400);
    for version in fs::read_dir(folder)?.flatten() {
        for file in fs::read_dir(version.path()).into_iter().flatten().flatten() {
            if file
                .metadata()
                .and_then(|data| data.modified())
                .is_ok_and(|time| time < oldest)
            {
                let _ = fs::remove_file(file.path());
            }
        }
        // Only of use where it is empty.
        let _ = fs::remove_dir(version.path());
    }
    Ok(())
}

/// Whether a folder is one that [`Store::save`] made.
pub fn is_cache(folder: &Path) -> bool {
    fs::read_to_string(folder.join(TAG)).is_ok_and(|text| text == SIGNATURE)
}
