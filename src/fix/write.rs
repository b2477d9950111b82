//! A changed file, in place of the old one and with its encoding, mark and permissions.

use std::io::{self, Write};
use std::path::Path;

use crate::decode;
use crate::source::{Origin, SourceFile, plain};

/// Fails with the reason, and leaves the file as it was.
///
/// Writes beside the file, then puts the new one in its place: whoever reads it meanwhile sees one or the other. A link
/// stays a link; what it leads to is changed.
pub fn write(file: &SourceFile, before: &[u8], after: &str) -> Result<(), String> {
    let Origin::Disk(path) = &file.origin else {
        return Err("it is no file on disk".to_owned());
    };
    let bytes = decode::encode(after, before)
        .ok_or_else(|| "its encoding has no place for the fixed text".to_owned())?;
    replace(path, &bytes).map_err(|error| plain(&error))
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = path.canonicalize()?;
    let permissions = std::fs::metadata(&path)?.permissions();
    if permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut file = tempfile::NamedTempFile::new_in(path.parent().unwrap_or(Path::new(".")))?;
    file.write_all(bytes)?;
    file.as_file().set_permissions(permissions)?;
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}
