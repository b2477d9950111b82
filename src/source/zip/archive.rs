//! Entries of a zip, one by one.

use flate2::{Decompress, FlushDecompress, Status};

use super::parts::Parts;
use crate::source::{Scratch, SkipReason};

/// A zip whose directory was read.
pub struct Archive {
    pub(super) parts: Parts,
}

/// Where the data of an entry lie, and what they must inflate to.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub(super) header: u64,
    pub(super) packed: u64,
    pub(super) size: u64,
    pub(super) crc: u32,
    pub(super) method: Method,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    Stored,
    Deflated,
}

impl Entry {
    /// CRC-32 of the inflated data, as the directory declares it.
    pub fn checksum(&self) -> u32 {
        self.crc
    }
}

pub(super) const LOCAL_HEADER: u64 = 30;

impl Archive {
    /// Inflates an entry into `scratch`, and holds it to its declared size and checksum.
    pub fn read<'a>(&self, entry: &Entry, scratch: &'a mut Scratch) -> Result<&'a [u8], SkipReason> {
        let packed = self.packed(entry)?;
        let buffer = &mut scratch.buffer;
        buffer.clear();
        match entry.method {
            Method::Stored => buffer.extend_from_slice(packed),
            Method::Deflated => {
                let inflater = scratch.inflater.get_or_insert_with(|| Decompress::new(false));
                inflate(inflater, packed, entry.size, buffer).map_err(SkipReason::Corrupt)?;
            }
        }
        if buffer.len() as u64 != entry.size {
            return Err(SkipReason::Corrupt("its size is not the one declared"));
        }
        if crc32fast::hash(buffer) != entry.crc {
            return Err(SkipReason::Corrupt("its checksum (CRC) is wrong"));
        }
        Ok(buffer)
    }

    /// The packed data behind the local header.
    fn packed(&self, entry: &Entry) -> Result<&[u8], SkipReason> {
        let corrupt = || SkipReason::Corrupt("its local header does not agree with the directory");
        let header = self.parts.slice(entry.header, LOCAL_HEADER).ok_or_else(corrupt)?;
        if !header.starts_with(b"PK\x03\x04") {
            return Err(corrupt());
        }
        let length = |at: usize| u64::from(u16::from_le_bytes([header[at], header[at + 1]]));
        let data = entry.header + LOCAL_HEADER + length(26) + length(28);
        self.parts.slice(data, entry.packed).ok_or_else(corrupt)
    }
}

/// At most one byte more than `size` is kept: it shows a stream that goes on.
fn inflate(
    inflater: &mut Decompress,
    packed: &[u8],
    size: u64,
    buffer: &mut Vec<u8>,
) -> Result<(), &'static str> {
    inflater.reset(false);
    buffer.reserve(size as usize + 1);
    loop {
        let before = (inflater.total_in(), inflater.total_out());
        let input = &packed[before.0 as usize..];
        match inflater.decompress_vec(input, buffer, FlushDecompress::Finish) {
            Ok(Status::StreamEnd) => return Ok(()),
            Ok(_) if inflater.total_out() > size => return Err("it inflates to more than it declares"),
            Ok(_) if before == (inflater.total_in(), inflater.total_out()) => {
                return Err("its data end too early");
            }
            Ok(_) => {}
            Err(_) => return Err("its data do not inflate"),
        }
    }
}
