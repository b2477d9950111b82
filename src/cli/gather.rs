//! From paths to sources.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;

use super::Error;
use super::args::{LintArgs, ZipArgs};
use crate::config::{Configuration, Resolver};
use crate::source::remote;
use crate::source::s3::S3;
use crate::source::{self, FolderOptions, Limits, Origin, SourceFile, SourceSet, ZipOptions};

/// What is to be linted, and what was named but cannot be: one bad zip costs none of the others.
pub struct Gathered {
    pub sources: SourceSet,
    pub failed: Vec<Error>,
}

pub fn sources(
    args: &LintArgs,
    resolver: &Arc<Resolver>,
    threads: usize,
    cwd: &Path,
) -> Result<Gathered, Error> {
    let here = [PathBuf::from(".")];
    let paths = if args.paths.is_empty() {
        &here[..]
    } else {
        &args.paths
    };
    let configuration = resolver.for_folder(cwd);
    resolver.check()?;
    let mut set = SourceSet::default();
    let mut failed = Vec::new();
    let mut add = |opened: Result<SourceSet, Error>| match opened {
        Ok(sources) => set.append(sources),
        Err(error) => failed.push(error),
    };
    let mut on_disk = Vec::new();
    let mut from_stdin = false;
    for path in paths {
        let text = path.to_string_lossy();
        if text == "-" {
            from_stdin = true;
        } else if let Some(address) = text.strip_prefix("s3://") {
            add(object(&text, address, &configuration, &args.zip));
        } else if is_zip(path) && path.is_file() {
            add(zip_file(path, &configuration, &args.zip));
        } else {
            on_disk.push(path.clone());
        }
    }
    let excludes = resolver.clone();
    let options = FolderOptions {
        excludes: Arc::new(move |path| excludes.excludes(path)),
        respect_gitignore: configuration.respect_gitignore,
        force_exclude: configuration.force_exclude,
        threads,
        cwd: cwd.to_path_buf(),
    };
    set.append(source::collect(&on_disk, &options));
    if from_stdin {
        let mut bytes = Vec::new();
        std::io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .map_err(Error::io("read standard input"))?;
        set.files.push(SourceFile {
            path: args.stdin_filename.clone().unwrap_or_else(|| "-".to_owned()),
            size: bytes.len() as u64,
            origin: Origin::Memory(bytes),
        });
    } else if args.stdin_filename.is_some() {
        return Err(Error::Usage(
            "`--stdin-filename` names standard input: give `-` as PATH too".to_owned(),
        ));
    }
    set.finish();
    Ok(Gathered { sources: set, failed })
}

fn is_zip(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("zip") || extension == "whl")
}

fn zip_file(path: &Path, configuration: &Configuration, limits: &ZipArgs) -> Result<SourceSet, Error> {
    let name = path.display().to_string();
    let limits = limits.limits();
    let size = std::fs::metadata(path)
        .map_err(Error::io(format!("read {name}")))?
        .len();
    if let Err(error) = limits.take(size) {
        return Err(Error::Archive { name, error });
    }
    let bytes = std::fs::read(path).map_err(Error::io(format!("read {name}")))?;
    zip(&name, bytes.into(), configuration, limits)
}

fn object(
    name: &str,
    address: &str,
    configuration: &Configuration,
    limits: &ZipArgs,
) -> Result<SourceSet, Error> {
    let Some((bucket, key)) = address
        .split_once('/')
        .filter(|(bucket, key)| !bucket.is_empty() && !key.is_empty())
    else {
        return Err(Error::Usage(format!(
            "`{name}` is not of the form s3://BUCKET/KEY.zip"
        )));
    };
    let limits = limits.limits();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Error::io("start the network"))?;
    let prefix = format!("{name}/");
    let options = zip_options(configuration, limits, &prefix);
    let remote = runtime.block_on(async { remote::open(&S3::new().await, bucket, key, &options).await });
    Ok(remote
        .map_err(|error| Error::Remote {
            name: name.to_owned(),
            error,
        })?
        .sources)
}

fn zip_options<'a>(configuration: &'a Configuration, limits: Limits, prefix: &'a str) -> ZipOptions<'a> {
    ZipOptions {
        limits,
        excludes: &configuration.zip_excludes,
        respect_gitignore: configuration.respect_gitignore,
        configuration: false,
        prefix,
    }
}

fn zip(name: &str, bytes: Bytes, configuration: &Configuration, limits: Limits) -> Result<SourceSet, Error> {
    let prefix = format!("{name}/");
    source::open_zip(bytes, &zip_options(configuration, limits, &prefix)).map_err(|error| Error::Archive {
        name: name.to_owned(),
        error,
    })
}
