//! What is linted: whole repositories, and parts of them that pylint finishes in reasonable time.

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use anyhow::{Context, bail};
use bytes::Bytes;
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::bases::{Bases, File};
use crate::results::Workload;

/// A zip to lint, and where in S3 it lies.
#[derive(Clone, Debug)]
pub struct Load {
    pub workload: Workload,
    pub key: String,
    pub body: Bytes,
    /// A whole repository: only for variants that are up to it.
    pub whole: bool,
}

/// Reads a repository's zip. The part holds about `sample_bytes` of Python; the whole comes second.
pub fn read(path: &Path, sample_bytes: u64) -> anyhow::Result<Vec<Load>> {
    let name = path
        .file_stem()
        .context("a zip has a name")?
        .to_string_lossy()
        .into_owned();
    let body = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let files = python_files(&body).with_context(|| format!("{} is no readable zip", path.display()))?;
    if files.is_empty() {
        bail!("{} holds no Python file", path.display());
    }
    let source_bytes = files.iter().map(|file| file.1.len() as u64).sum();
    let whole = Load {
        workload: Workload {
            name: name.clone(),
            description: "the whole repository".to_owned(),
            zip_bytes: body.len() as u64,
            files: files.len(),
            source_bytes,
        },
        key: format!("bench/{name}.zip"),
        body: body.into(),
        whole: true,
    };
    Ok(vec![part(&name, files, sample_bytes)?, whole])
}

/// A part of a repository's zip that holds about so much Python.
pub fn read_part(path: &Path, bytes: u64) -> anyhow::Result<Load> {
    let name = path
        .file_stem()
        .context("a zip has a name")?
        .to_string_lossy()
        .into_owned();
    let body = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    part(&format!("{name}-{}k", bytes >> 10), python_files(&body)?, bytes)
}

fn part(name: &str, files: Vec<File>, bytes: u64) -> anyhow::Result<Load> {
    let total = files.len();
    let chosen = choose(files, bytes);
    let source_bytes = chosen.iter().map(|file| file.1.len() as u64).sum();
    let body = pack(&chosen)?;
    Ok(Load {
        workload: Workload {
            name: format!("{name}-part"),
            description: format!(
                "{} of the {total} files of {name}, chosen by the hash of their paths, with those that their classes inherit from",
                chosen.len()
            ),
            zip_bytes: body.len() as u64,
            files: chosen.len(),
            source_bytes,
        },
        key: format!("bench/{name}-part.zip"),
        body: body.into(),
        whole: false,
    })
}

fn python_files(body: &[u8]) -> anyhow::Result<Vec<File>> {
    let mut archive = ZipArchive::new(Cursor::new(body))?;
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index)?;
        let name = entry.name()?.into_owned();
        if entry.is_file() && name.ends_with(".py") {
            let mut text = Vec::new();
            entry.read_to_end(&mut text)?;
            files.push((name, text));
        }
    }
    Ok(files)
}

/// A part of the files that depends on nothing but their paths and classes: the same on every machine. Each comes with
/// the files that its classes inherit from.
fn choose(mut files: Vec<File>, wanted: u64) -> Vec<File> {
    files.sort_by_cached_key(|file| Sha256::digest(&file.0).to_vec());
    let bases = Bases::of(&files);
    let size = |at: &usize| files[*at].1.len() as u64;
    // Neither empty files nor ones that would be most of the part.
    let fair = |at: &usize| (400..=wanted.max(4000) / 4).contains(&size(at));
    let all = 0..files.len();
    let mut candidates: Vec<usize> = all.clone().filter(fair).collect();
    if candidates.is_empty() {
        candidates = all.collect();
    }
    let mut chosen = BTreeSet::new();
    let mut taken = 0;
    for &at in &candidates {
        if taken >= wanted {
            break;
        }
        let new: Vec<usize> = bases.closure(at).difference(&chosen).copied().collect();
        let more = new.iter().map(size).sum::<u64>();
        // What needs much besides itself is left out.
        if more <= wanted / 2 {
            taken += more;
            chosen.extend(new);
        }
    }
    if chosen.is_empty() {
        let least = |at: &usize| bases.closure(*at).iter().map(size).sum::<u64>();
        let smallest = candidates.iter().min_by_key(|at| least(at));
        chosen.extend(smallest.into_iter().flat_map(|at| bases.closure(*at)));
    }
    let mut chosen: Vec<File> = chosen.into_iter().map(|at| files[at].clone()).collect();
    chosen.sort();
    chosen
}

fn pack(files: &[File]) -> anyhow::Result<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        writer.start_file(name.as_str(), SimpleFileOptions::default())?;
        writer.write_all(text)?;
    }
    Ok(writer.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_taken_by_path_alone() {
        let files: Vec<File> = (0..100)
            .map(|number| (format!("package/m{number}.py"), vec![b'#'; 1000]))
            .collect();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("thing.zip");
        std::fs::write(&path, pack(&files).unwrap()).unwrap();
        let loads = read(&path, 10_000).unwrap();
        assert_eq!(
            (loads[0].workload.files, loads[0].workload.source_bytes),
            (10, 10_000)
        );
        assert_eq!(
            (loads[1].workload.files, loads[1].workload.name.as_str()),
            (100, "thing")
        );
        let mut reversed = files;
        reversed.reverse();
        std::fs::write(&path, pack(&reversed).unwrap()).unwrap();
        assert_eq!(read(&path, 10_000).unwrap()[0].body, loads[0].body);
    }
}
