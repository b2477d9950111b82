//! The bytes of a zip, as far as they are at hand.

use std::cell::Cell;
use std::io::{self, Read, Seek, SeekFrom};

use bytes::Bytes;

/// Parts of an object, by where they begin. They may overlap.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    total: u64,
    parts: Vec<(u64, Bytes)>,
}

impl Parts {
    pub fn whole(bytes: Bytes) -> Self {
        let mut parts = Self::of(bytes.len() as u64);
        parts.add(0, bytes);
        parts
    }

    /// None yet of an object of this size.
    pub fn of(total: u64) -> Self {
        Self {
            total,
            parts: Vec::new(),
        }
    }

    pub fn add(&mut self, offset: u64, bytes: Bytes) {
        let at = self.parts.partition_point(|(known, _)| *known <= offset);
        self.parts.insert(at, (offset, bytes));
    }

    pub fn total(&self) -> u64 {
        self.total
    }

    /// These bytes, where one part has them all.
    pub fn slice(&self, start: u64, length: u64) -> Option<&[u8]> {
        let rest = self.from(start, length)?;
        rest.get(..usize::try_from(length).ok()?)
    }

    /// The bytes from `start` to the end of a part that has at least `length` of them.
    fn from(&self, start: u64, length: u64) -> Option<&[u8]> {
        let behind = self.parts.partition_point(|(offset, _)| *offset <= start);
        self.parts[..behind].iter().rev().find_map(|(offset, bytes)| {
            let rest = bytes.get(usize::try_from(start - offset).ok()?..)?;
            (rest.len() as u64 >= length).then_some(rest)
        })
    }
}

/// Reads the parts as if they were the whole, and remembers the first place that was missing.
pub struct PartsReader<'a> {
    parts: &'a Parts,
    position: u64,
    missing: &'a Cell<Option<u64>>,
}

impl<'a> PartsReader<'a> {
    pub fn new(parts: &'a Parts, missing: &'a Cell<Option<u64>>) -> Self {
        Self {
            parts,
            position: 0,
            missing,
        }
    }
}

impl Read for PartsReader<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.position >= self.parts.total || buffer.is_empty() {
            return Ok(0);
        }
        let Some(bytes) = self.parts.from(self.position, 1) else {
            self.missing.set(Some(self.position));
            return Err(io::Error::other("these bytes are not at hand"));
        };
        let length = bytes.len().min(buffer.len());
        buffer[..length].copy_from_slice(&bytes[..length]);
        self.position += length as u64;
        Ok(length)
    }
}

impl Seek for PartsReader<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let position = match to {
            SeekFrom::Start(offset) => Some(offset),
            SeekFrom::End(distance) => self.parts.total.checked_add_signed(distance),
            SeekFrom::Current(distance) => self.position.checked_add_signed(distance),
        };
        self.position = position.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(self.position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_come_from_whichever_part_has_them() {
        let mut parts = Parts::of(10);
        parts.add(6, Bytes::from_static(b"6789"));
        parts.add(0, Bytes::from_static(b"01"));
        parts.add(5, Bytes::from_static(b"56"));
        assert_eq!(parts.slice(0, 2), Some(&b"01"[..]));
        assert_eq!(parts.slice(6, 4), Some(&b"6789"[..]));
        assert_eq!(parts.slice(5, 2), Some(&b"56"[..]));
        assert_eq!(parts.slice(1, 2), None);
        assert_eq!(parts.slice(3, 1), None);
        assert_eq!(parts.slice(9, u64::MAX), None);
    }

    #[test]
    fn the_reader_names_what_is_missing() {
        let mut parts = Parts::of(4);
        parts.add(2, Bytes::from_static(b"cd"));
        let missing = Cell::new(None);
        let mut reader = PartsReader::new(&parts, &missing);
        reader.seek(SeekFrom::End(-2)).unwrap();
        let mut text = String::new();
        reader.read_to_string(&mut text).unwrap();
        assert_eq!((text.as_str(), missing.get()), ("cd", None));
        reader.seek(SeekFrom::Start(1)).unwrap();
        assert!(reader.read(&mut [0]).is_err());
        assert_eq!(missing.get(), Some(1));
    }
}
