//! `parlint clean`.

use std::io::Write;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::args::CleanArgs;
use super::{Error, Status};
use crate::cache::disk;

/// Removes the caches of the folders that are named, and of those in them.
pub fn run(args: &CleanArgs) -> Result<Status, Error> {
    let here = [PathBuf::from(".")];
    let folders = if args.folders.is_empty() {
        &here[..]
    } else {
        &args.folders
    };
    let mut err = anstream::stderr();
    for folder in folders {
        if !folder.is_dir() {
            return Err(Error::Usage(format!("there is no folder {}", folder.display())));
        }
    }
    for cache in folders
        .iter()
        .flat_map(|folder| caches(folder))
        .chain(args.cache_dir.clone().filter(|folder| disk::is_cache(folder)))
    {
        let name = cache.strip_prefix(".").unwrap_or(&cache).display();
        let _ = writeln!(err, "Removing cache at: {name}");
        std::fs::remove_dir_all(&cache).map_err(Error::io(format!("remove {name}")))?;
    }
    Ok(Status::Clean)
}

/// The caches in a folder and below it.
fn caches(folder: &Path) -> Vec<PathBuf> {
    let walk = WalkBuilder::new(folder)
        .standard_filters(false)
        .filter_entry(|entry| {
            let in_cache = entry
                .path()
                .parent()
                .and_then(Path::file_name)
                .is_some_and(|name| name == disk::FOLDER);
            !in_cache && entry.file_name() != ".git"
        })
        .build();
    walk.flatten()
        .filter(|entry| entry.file_name() == disk::FOLDER)
        .map(ignore::DirEntry::into_path)
        .filter(|path| disk::is_cache(path))
        .collect()
}
