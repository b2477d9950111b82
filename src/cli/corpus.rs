//! `parlint corpus`: real packages to lint.

use std::fs::{self, File};
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use zip::{ZipArchive, ZipWriter};

use super::args::CorpusArgs;
use super::{Error, Status};

/// One platform for everybody: the same files, and so the same hashes, wherever they are fetched.
const PIP_ARGUMENTS: &[&str] = &[
    "-m",
    "pip",
    "download",
    "--quiet",
    "--disable-pip-version-check",
    "--no-deps",
    "--require-hashes",
    "--only-binary=:all:",
    "--implementation=cp",
    "--python-version=3.11",
    "--platform=manylinux_2_28_x86_64",
    "--platform=manylinux_2_27_x86_64",
    "--platform=manylinux2014_x86_64",
];

/// Fetches the wheels that `requirements.txt` pins; unpacks each, and zips each as a repository.
pub fn fetch(args: &CorpusArgs) -> Result<Status, Error> {
    let requirements = args.folder.join("requirements.txt");
    if !requirements.is_file() {
        return Err(Error::Usage(format!(
            "{} does not exist; run this in parlint's own repository, or name the folder with --folder",
            requirements.display()
        )));
    }
    let packages = args.folder.join("packages");
    let wheels = packages.join("wheels");
    fs::create_dir_all(&wheels).map_err(Error::io(format!("make {}", wheels.display())))?;
    let status = Command::new(&args.python)
        .args(PIP_ARGUMENTS)
        .arg("--dest")
        .arg(&wheels)
        .arg("--requirement")
        .arg(&requirements)
        .status()
        .map_err(Error::io(format!("run {}", args.python.display())))?;
    if !status.success() {
        return Err(Error::Usage(
            "pip could not fetch the packages; its message is above".to_owned(),
        ));
    }
    let mut found = wheels_in(&wheels)?;
    found.sort();
    for wheel in &found {
        unpack(wheel, &packages)?;
    }
    writeln!(
        anstream::stdout(),
        "{} packages in {}: unpacked, and as zips",
        found.len(),
        packages.display()
    )
    .map_err(Error::io("write"))?;
    Ok(Status::Clean)
}

fn wheels_in(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let doing = || format!("read {}", folder.display());
    let entries: Result<Vec<_>, _> = fs::read_dir(folder).map_err(Error::io(doing()))?.collect();
    let paths = entries
        .map_err(Error::io(doing()))?
        .into_iter()
        .map(|entry| entry.path());
    Ok(paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "whl"))
        .collect())
}

/// `django-5.2-py3-none-any.whl` becomes the folder `django/` and `django.zip`, whose entries lie below `django-5.2/`.
fn unpack(wheel: &Path, packages: &Path) -> Result<(), Error> {
    let stem = wheel.file_stem().unwrap_or_default().to_string_lossy();
    let mut parts = stem.split('-');
    let (name, version) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let folder = packages.join(name);
    let target = packages.join(format!("{name}.zip"));
    let marker = folder.join(".version");
    if target.is_file() && fs::read_to_string(&marker).is_ok_and(|known| known == version) {
        return Ok(());
    }
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(Error::io(format!("remove {}", folder.display())))?;
    }
    let bad = |error: zip::result::ZipError| Error::Io {
        doing: format!("unpack {}", wheel.display()),
        reason: error.to_string(),
    };
    let file = File::open(wheel).map_err(Error::io(format!("read {}", wheel.display())))?;
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(bad)?;
    archive.extract(&folder).map_err(bad)?;

    let file = File::create(&target).map_err(Error::io(format!("write {}", target.display())))?;
    let mut repository = ZipWriter::new(file);
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(bad)?;
        let inside = format!("{name}-{version}/{}", entry.name().map_err(bad)?);
        repository.raw_copy_file_rename(entry, inside).map_err(bad)?;
    }
    repository.finish().map_err(bad)?;
    fs::write(&marker, version).map_err(Error::io(format!("write {}", marker.display())))
}
