//! What waits to be written: the findings of all files go out in the order of the paths, and the first file may be the
//! last one to be done. The first of them wait in memory, all others in a file that nobody else sees.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// As many bytes wait in memory.
pub const IN_MEMORY: usize = 32 * 1024 * 1024;

/// Bytes that wait.
#[derive(Debug)]
pub enum Waiting {
    Here(Vec<u8>),
    InFile { start: u64, length: usize },
}

impl Default for Waiting {
    fn default() -> Self {
        Self::Here(Vec::new())
    }
}

impl Waiting {
    pub fn len(&self) -> usize {
        match self {
            Self::Here(bytes) => bytes.len(),
            Self::InFile { length, .. } => *length,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

pub struct Spool {
    /// As many bytes may still wait in memory.
    room: AtomicUsize,
    file: Mutex<Store>,
}

enum Store {
    NotNeeded,
    /// With its length.
    File(File, u64),
    /// No file can be had, or no more be written: everything waits in memory.
    Lost(Option<File>),
}

impl Spool {
    /// One whose first `in_memory` bytes wait in memory.
    pub fn new(in_memory: usize) -> Self {
        Self {
            room: AtomicUsize::new(in_memory),
            file: Mutex::new(Store::NotNeeded),
        }
    }

    fn store(&self) -> MutexGuard<'_, Store> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn keep(&self, mut bytes: Vec<u8>) -> Waiting {
        let length = bytes.len();
        let take = |room: usize| room.checked_sub(length);
        if self
            .room
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, take)
            .is_err()
            && let Some(start) = self.append(&bytes)
        {
            return Waiting::InFile { start, length };
        }
        bytes.shrink_to_fit();
        Waiting::Here(bytes)
    }

    /// Where the bytes stand in the file, if they could be written to it.
    fn append(&self, bytes: &[u8]) -> Option<u64> {
        let mut store = self.store();
        if let Store::NotNeeded = *store {
            *store = tempfile::tempfile().map_or(Store::Lost(None), |file| Store::File(file, 0));
        }
        let Store::File(file, length) = &mut *store else {
            return None;
        };
        let start = *length;
        let written = file
            .seek(SeekFrom::Start(start))
            .and_then(|_| file.write_all(bytes));
        if written.is_ok() {
            *length += bytes.len() as u64;
            return Some(start);
        }
        let Store::File(file, _) = std::mem::replace(&mut *store, Store::Lost(None)) else {
            return None;
        };
        *store = Store::Lost(Some(file));
        None
    }

    pub fn take(&self, waiting: Waiting) -> io::Result<Vec<u8>> {
        if let Waiting::Here(bytes) = waiting {
            return Ok(bytes);
        }
        let mut bytes = Vec::with_capacity(waiting.len());
        self.write(&waiting, &mut bytes)?;
        Ok(bytes)
    }

    /// Writes out what waits.
    pub fn write(&self, waiting: &Waiting, out: &mut dyn Write) -> io::Result<()> {
        match waiting {
            Waiting::Here(bytes) => out.write_all(bytes),
            Waiting::InFile { start, length } => {
                let mut store = self.store();
                let (Store::File(file, _) | Store::Lost(Some(file))) = &mut *store else {
                    return Err(io::ErrorKind::NotFound.into());
                };
                file.seek(SeekFrom::Start(*start))?;
                let written = io::copy(&mut file.take(*length as u64), out)?;
                if written < *length as u64 {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_from_memory_and_from_the_file() {
        let spool = Spool::new(10);
        let texts: Vec<String> = (0..50)
            .map(|number| "x".repeat(number % 7) + &number.to_string())
            .collect();
        let kept: Vec<Waiting> = std::thread::scope(|scope| {
            let halves = texts.chunks(25).map(|half| {
                let spool = &spool;
                scope.spawn(move || {
                    half.iter()
                        .map(|text| spool.keep(text.clone().into()))
                        .collect::<Vec<_>>()
                })
            });
            let halves: Vec<_> = halves.collect();
            halves.into_iter().flat_map(|half| half.join().unwrap()).collect()
        });
        let here = |waiting: &&Waiting| matches!(waiting, Waiting::Here(_));
        let in_memory: usize = kept.iter().filter(here).map(Waiting::len).sum();
        assert!(in_memory > 0 && in_memory <= 10, "{in_memory}");
        assert!(kept.iter().any(|waiting| !here(&waiting)));
        // In any order, and more than once.
        for (waiting, text) in kept.iter().zip(&texts).rev().chain(kept.iter().zip(&texts)) {
            let mut out = Vec::new();
            spool.write(waiting, &mut out).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), *text);
        }
    }

    #[test]
    fn without_a_file_everything_waits_in_memory() {
        let spool = Spool::new(0);
        *spool.store() = Store::Lost(None);
        assert!(matches!(spool.keep(b"text".to_vec()), Waiting::Here(bytes) if bytes == b"text"));
    }
}
