//! Bounds on what strangers send, and the reasons for leaving one of their files out.

use super::ArchiveError;

/// Bounds on a zip. The first three refuse the zip, the others cost one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Of the zip itself, as far as it is read: from a store, only what is fetched counts.
    pub object_bytes: u64,
    pub entries: u64,
    /// Of all Python files that would be linted, inflated.
    pub inflated_bytes: u64,
    /// Of one file, inflated.
    pub file_bytes: u64,
    pub path_bytes: usize,
    /// Inflated to packed, for files of at least `ratio_from_bytes`.
    pub ratio: u64,
    pub ratio_from_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            object_bytes: 256 << 20,
            entries: 65_535,
            inflated_bytes: 256 << 20,
            file_bytes: 10 << 20,
            path_bytes: 1024,
            ratio: 200,
            ratio_from_bytes: 1 << 20,
        }
    }
}

/// What a zip has too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Of the zip itself.
    Bytes,
    Entries,
    /// Bytes of all Python files, inflated.
    Inflated,
}

impl std::fmt::Display for Bound {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str(match self {
            Bound::Bytes => "bytes",
            Bound::Entries => "entries",
            Bound::Inflated => "bytes of Python once inflated",
        })
    }
}

impl Limits {
    /// Whether so many bytes of a zip may be read.
    pub fn take(&self, bytes: u64) -> Result<(), ArchiveError> {
        if bytes <= self.object_bytes {
            return Ok(());
        }
        Err(ArchiveError::LimitExceeded {
            what: Bound::Bytes,
            found: bytes,
            limit: self.object_bytes,
        })
    }
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
    Undecodable(#[from] crate::decode::DecodeError),
    #[error("its path {0}")]
    UnsafePath(&'static str),
    #[error("it is a symbolic link, which is never followed")]
    Symlink,
    #[error("it is a device, a pipe or a socket")]
    NotAFile,
    #[error("its name occurred before in the zip; the first one counts")]
    Duplicate,
    #[error("it is encrypted; zip the repository without a password")]
    Encrypted,
    #[error("its compression method ({0}) is not supported; use deflate or store")]
    UnsupportedCompression(u16),
    #[error("its {size} bytes are more than the limit of {limit}")]
    TooLarge { size: u64, limit: u64 },
    #[error("it inflates to {ratio} times its packed size, and the limit is {limit}")]
    Ratio { ratio: u64, limit: u64 },
    #[error("it is corrupt: {0}")]
    Corrupt(&'static str),
    #[error("the linter crashed on it: {0}")]
    LinterCrashed(String),
}

impl SkipReason {
    /// A word for machines.
    pub fn kind(&self) -> &'static str {
        match self {
            SkipReason::Unreadable(_) => "unreadable",
            SkipReason::Undecodable(_) => "undecodable",
            SkipReason::UnsafePath(_) => "unsafe-path",
            SkipReason::Symlink => "symlink",
            SkipReason::NotAFile => "not-a-file",
            SkipReason::Duplicate => "duplicate",
            SkipReason::Encrypted => "encrypted",
            SkipReason::UnsupportedCompression(_) => "unsupported-compression",
            SkipReason::TooLarge { .. } => "too-large",
            SkipReason::Ratio { .. } => "ratio",
            SkipReason::Corrupt(_) => "corrupt",
            SkipReason::LinterCrashed(_) => "linter-crashed",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Limits;

    #[test]
    fn the_bounds_are_those_of_the_schema() {
        let shared: serde_json::Value =
            serde_json::from_str(include_str!("../../schema/source.json")).unwrap();
        let limits = Limits::default();
        for (name, value) in [
            ("max_object_bytes", limits.object_bytes),
            ("max_entries", limits.entries),
            ("max_inflated_bytes", limits.inflated_bytes),
            ("max_file_bytes", limits.file_bytes),
            ("max_path_bytes", limits.path_bytes as u64),
            ("max_ratio", limits.ratio),
            ("ratio_from_bytes", limits.ratio_from_bytes),
        ] {
            assert_eq!(shared["limits"][name], value, "{name}");
        }
    }
}
