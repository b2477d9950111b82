//! A changed file, in place of the old one and with its permissions.

use std::io::Write;
use std::path::Path;

use crate::source::plain;

/// Why a fixed text was not written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotWritten {
    #[error("its encoding has no place for the fixed text")]
    Encoding,
    #[error("it changed while it was linted; run again")]
    Changed,
    #[error("{0}")]
    Io(String),
}

/// Replaces a file that still holds `old`. Where that fails, the file stays as it was.
///
/// Writes beside the file, then puts the new one in its place: whoever reads it meanwhile sees one or the other. A link
/// stays a link; what it leads to is changed.
pub fn write(path: &Path, old: &[u8], new: &[u8]) -> Result<(), NotWritten> {
    let io = |error: std::io::Error| NotWritten::Io(plain(&error));
    let path = path.canonicalize().map_err(io)?;
    // A folder says yes to a new file where the file itself says no.
    let permissions = std::fs::OpenOptions::new()
        .write(true)
        .open(&path)
        .and_then(|file| file.metadata())
        .map_err(io)?
        .permissions();
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(io)?;
    file.write_all(new).map_err(io)?;
    file.as_file().set_permissions(permissions).map_err(io)?;
    if std::fs::read(&path).map_err(io)? != old {
        return Err(NotWritten::Changed);
    }
    file.persist(&path).map_err(|error| io(error.error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_read_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.py");
        assert!(matches!(write(&path, b"", b"new"), Err(NotWritten::Io(_))));
        std::fs::write(&path, "old").unwrap();
        assert_eq!(write(&path, b"other", b"new"), Err(NotWritten::Changed));
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        write(&path, b"old", b"new").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
