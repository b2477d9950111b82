//! `parlint lint`.

use std::fs::File;
use std::io::{BufWriter, IsTerminal, Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicUsize;

use bytes::Bytes;
use parlint_rules::selector::{Selection, Selector};

use super::args::{Colour, LintArgs, ModeArg, OutputArgs, ZipArgs};
use super::{Error, Status, progress};
use crate::config::{Configuration, Options, working_directory};
use crate::lint::{On, Results, Run, engine};
use crate::report::{self, statistics};
use crate::schedule::Pool;
use crate::source::s3::{S3, Store};
use crate::source::{
    self, ArchiveError, FolderOptions, Limits, Origin, SkipReason, SourceFile, SourceSet, ZipOptions,
};

pub fn run(args: &LintArgs) -> Result<Status, Error> {
    let cwd = working_directory();
    let configuration = Configuration::new(&[options(args)?], &cwd)?;
    let jobs = args.schedule.jobs.map_or_else(cores, usize::from);
    let sources = sources(args, &configuration, jobs, cwd)?;

    let colour = match args.output.color {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => {
            args.output.output_file.is_none()
                && anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
        }
    };
    let format = args.output.output_format.writer(colour);
    let done = AtomicUsize::new(0);
    let run = Run {
        sources: &sources,
        settings: &configuration.settings,
        format: &*format,
        linter: &engine,
        deadline: None,
        done: &done,
    };

    let pool = match args.schedule.mode {
        ModeArg::Serial => None,
        ModeArg::Parallel | ModeArg::Both => Some(Pool::new(jobs).map_err(Error::Usage)?),
    };
    let schedules: Vec<On> = match (args.schedule.mode, &pool) {
        (ModeArg::Both, Some(pool)) => vec![On::OneThread, On::Pool(pool)],
        (_, Some(pool)) => vec![On::Pool(pool)],
        (_, None) => vec![On::OneThread],
    };
    let show_bar = !args.output.quiet && std::io::stderr().is_terminal();
    let total = sources.files.len() * schedules.len();
    let runs: Vec<Results> = progress::with_bar(show_bar, total, &done, || {
        schedules.into_iter().map(|schedule| run.on(schedule)).collect()
    });

    let same = compare(&runs, jobs)?;
    let Some(results) = runs.last() else {
        return Ok(Status::Clean);
    };
    output(results, &*format, &args.output, colour)?;
    notes(results, &args.output);
    Ok(status(args, results, same))
}

/// The layer of options that the command line is.
fn options(args: &LintArgs) -> Result<Options, Error> {
    let parse = |words: &[String]| -> Result<Vec<Selector>, Error> {
        let words = words.iter().flat_map(|word| word.split_whitespace());
        Ok(words.map(Selector::parse).collect::<Result<_, _>>()?)
    };
    Ok(Options {
        selection: Selection {
            select: args.selection.select.as_deref().map(parse).transpose()?,
            extend_select: parse(&args.selection.extend_select)?,
            ignore: parse(&args.selection.ignore)?,
        },
        line_length: args.selection.line_length,
        exclude: args.files.exclude.clone(),
        extend_exclude: args.files.extend_exclude.clone(),
        respect_gitignore: match (args.files.respect_gitignore, args.files.no_respect_gitignore) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        },
        force_exclude: args.files.force_exclude.then_some(true),
    })
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, NonZero::get)
}

fn sources(
    args: &LintArgs,
    configuration: &Configuration,
    threads: usize,
    cwd: PathBuf,
) -> Result<SourceSet, Error> {
    let here = [PathBuf::from(".")];
    let paths = if args.paths.is_empty() {
        &here[..]
    } else {
        &args.paths
    };
    let mut set = SourceSet::default();
    let mut on_disk = Vec::new();
    let mut from_stdin = false;
    for path in paths {
        let text = path.to_string_lossy();
        if text == "-" {
            from_stdin = true;
        } else if let Some(address) = text.strip_prefix("s3://") {
            set.append(object(&text, address, configuration, &args.zip)?);
        } else if is_zip(path) && path.is_file() {
            set.append(zip_file(path, configuration, &args.zip)?);
        } else {
            on_disk.push(path.clone());
        }
    }
    let options = FolderOptions {
        excludes: configuration.excludes.clone(),
        respect_gitignore: configuration.respect_gitignore,
        force_exclude: configuration.force_exclude,
        threads,
        cwd,
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
    Ok(set)
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
    if size > limits.object_bytes {
        let error = ArchiveError::LimitExceeded {
            what: "bytes",
            found: size,
            limit: limits.object_bytes,
        };
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
    let object = runtime
        .block_on(async { S3::new().await.get(bucket, key, limits.object_bytes).await })
        .map_err(|error| Error::Store {
            name: name.to_owned(),
            error,
        })?;
    zip(name, object.bytes, configuration, limits)
}

fn zip(name: &str, bytes: Bytes, configuration: &Configuration, limits: Limits) -> Result<SourceSet, Error> {
    let options = ZipOptions {
        limits,
        excludes: &configuration.zip_excludes,
        respect_gitignore: configuration.respect_gitignore,
        prefix: &format!("{name}/"),
    };
    source::open_zip(bytes, &options).map_err(|error| Error::Archive {
        name: name.to_owned(),
        error,
    })
}

/// For `--mode both`: prints the times, and whether both schedules found the same.
fn compare(runs: &[Results], jobs: usize) -> Result<bool, Error> {
    let [serial, parallel] = runs else {
        return Ok(true);
    };
    let seconds = |results: &Results| results.elapsed.as_secs_f64();
    let mut err = anstream::stderr();
    let differences = serial.differences(parallel);
    let threads = if jobs == 1 { "thread" } else { "threads" };
    writeln!(
        err,
        "serial    {:>9.3} s\nparallel  {:>9.3} s on {jobs} {threads}\nspeed-up  {:>9.2}",
        seconds(serial),
        seconds(parallel),
        seconds(serial) / seconds(parallel).max(1e-9),
    )
    .map_err(Error::io("write"))?;
    if differences.is_empty() {
        let _ = writeln!(
            err,
            "findings  identical ({} in {} files)",
            serial.findings(),
            serial.files.len()
        );
        return Ok(true);
    }
    let _ = writeln!(err, "findings  DIFFER in {} files:", differences.len());
    for path in differences.iter().take(20) {
        let _ = writeln!(err, "  {path}");
    }
    Ok(false)
}

fn output(
    results: &Results,
    format: &dyn report::Format,
    args: &OutputArgs,
    colour: bool,
) -> Result<(), Error> {
    let (mut out, doing): (Box<dyn Write>, String) = match &args.output_file {
        Some(path) => {
            let doing = format!("write {}", path.display());
            let file = File::create(path).map_err(Error::io(doing.as_str()))?;
            (Box::new(BufWriter::with_capacity(1 << 16, file)), doing)
        }
        None => (
            Box::new(BufWriter::with_capacity(1 << 16, std::io::stdout().lock())),
            "write".to_owned(),
        ),
    };
    let written = if args.statistics {
        statistics::write(&results.counts(), args.output_format, colour, &mut *out)
    } else {
        report::write(format, results, &mut *out)
    };
    let people = format.for_people() && !args.quiet;
    written
        .and_then(|()| {
            if people {
                closing(results, &mut *out)
            } else {
                Ok(())
            }
        })
        .and_then(|()| out.flush())
        .map_err(Error::io(doing))
}

fn closing(results: &Results, out: &mut dyn Write) -> std::io::Result<()> {
    match results.findings() {
        0 if results.skipped.is_empty() => writeln!(out, "All checks passed!"),
        0 => Ok(()),
        1 => writeln!(out, "Found 1 error."),
        findings => writeln!(out, "Found {findings} errors."),
    }
}

/// What is said beside the findings.
fn notes(results: &Results, args: &OutputArgs) {
    let mut err = anstream::stderr();
    let yellow = anstyle::AnsiColor::Yellow.on_default().bold();
    for skipped in &results.skipped {
        let _ = writeln!(
            err,
            "{yellow}warning{yellow:#}: {} was not linted: {}",
            skipped.path, skipped.reason
        );
    }
    if results.files.is_empty() && results.skipped.is_empty() && !args.quiet {
        let _ = writeln!(
            err,
            "{yellow}warning{yellow:#}: no Python files found under the given path(s)"
        );
    }
    if args.verbose {
        let (bytes, lines) = results.files.iter().fold((0, 0), |(bytes, lines), (_, outcome)| {
            (bytes + outcome.bytes, lines + outcome.lines)
        });
        let seconds = results.elapsed.as_secs_f64();
        let _ = writeln!(
            err,
            "{} files, {lines} lines, {:.1} MB in {seconds:.3} s ({:.1} MB/s); {} skipped",
            results.files.len(),
            bytes as f64 / 1e6,
            bytes as f64 / 1e6 / seconds.max(1e-9),
            results.skipped.len(),
        );
    }
}

fn status(args: &LintArgs, results: &Results, same: bool) -> Status {
    let panicked = results
        .skipped
        .iter()
        .any(|skipped| matches!(skipped.reason, SkipReason::LinterCrashed(_)));
    if !same || panicked {
        Status::Failure
    } else if args.exit_zero || (results.findings() == 0 && results.skipped.is_empty()) {
        Status::Clean
    } else {
        Status::Findings
    }
}
