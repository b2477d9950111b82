//! `parlint lint`.

use std::fs::File;
use std::io::{BufWriter, IsTerminal, Write};
use std::num::NonZero;
use std::sync::atomic::AtomicUsize;
use std::time::{Duration, Instant};

use super::args::{Colour, LintArgs, ModeArg, OutputArgs};
use super::{Error, Status, fix, gather, options, progress};
use crate::config::working_directory;
use crate::fix::{Destination, Fixing};
use crate::lint::{On, Results, Run, engine};
use crate::report::{self, statistics};
use crate::schedule::Pool;
use crate::source::SkipReason;

pub fn run(args: &LintArgs) -> Result<Status, Error> {
    let begun = Instant::now();
    let cwd = working_directory();
    let jobs = args.schedule.jobs.map_or_else(cores, usize::from);
    let resolver = options::resolver(args, &cwd)?;
    let sources = gather::sources(args, &resolver, jobs, &cwd)?;
    let settings = resolver.assign(&sources.files, &cwd);
    resolver.check()?;

    let colour = match args.output.color {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => {
            args.output.output_file.is_none()
                && anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
        }
    };
    let format = args.output.output_format.writer(colour);
    let fixing = fix::fixing(args, &sources)?;
    let done = AtomicUsize::new(0);
    let run = Run {
        sources: &sources,
        settings: &settings,
        format: &*format,
        linter: &engine,
        fixing: fixing.as_ref(),
        deadline: args
            .schedule
            .timeout
            .and_then(|seconds| begun.checked_add(Duration::from_secs(seconds.into()))),
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
    output(results, &*format, args, fixing.as_ref(), colour)?;
    config_notes(&resolver.notes(), &args.output);
    notes(results, &args.output);
    Ok(status(args, results, fixing.as_ref(), same))
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, NonZero::get)
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
    args: &LintArgs,
    fixing: Option<&Fixing>,
    colour: bool,
) -> Result<(), Error> {
    let (mut out, doing): (Box<dyn Write>, String) = match &args.output.output_file {
        Some(path) => {
            let doing = format!("write {}", path.display());
            let file = File::create(path).map_err(Error::io(doing.as_str()))?;
            (Box::new(BufWriter::with_capacity(1 << 16, file)), doing)
        }
        // Where standard output is for a diff or a fixed text, findings are for people.
        None if fixing.is_some_and(|fixing| fixing.destination == Destination::Output) => {
            (Box::new(std::io::stderr().lock()), "write".to_owned())
        }
        None => (
            Box::new(BufWriter::with_capacity(1 << 16, std::io::stdout().lock())),
            "write".to_owned(),
        ),
    };
    write(results, format, args, fixing, colour, &mut *out)
        .and_then(|()| out.flush())
        .map_err(Error::io(doing))
}

fn write(
    results: &Results,
    format: &dyn report::Format,
    args: &LintArgs,
    fixing: Option<&Fixing>,
    colour: bool,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let people = format.for_people() && !args.output.quiet;
    let fixed: usize = fix::counts(results).iter().map(|(_, count)| count).sum();
    match fixing.map(|fixing| fixing.destination) {
        Some(Destination::Diff) => {
            fix::patches(results, out)?;
            if people {
                match fixed {
                    0 => eprintln!("No errors would be fixed."),
                    fixed => eprintln!("Would fix {}.", fix::errors(fixed)),
                }
            }
            return Ok(());
        }
        Some(Destination::Output) => fix::patches(results, &mut std::io::stdout().lock())?,
        Some(Destination::File) | None => {}
    }
    if args.fix.fix_only {
        if people && fixed > 0 {
            writeln!(out, "Fixed {}.", fix::errors(fixed))?;
        }
        return Ok(());
    }
    if args.output.statistics {
        statistics::write(&results.counts(), args.output.output_format, colour, out)?;
    } else {
        report::write(format, results, out)?;
    }
    if !people {
        return Ok(());
    }
    if args.fix.show_fixes {
        fix::list(results, out)?;
    }
    fix::closing(results, fixed, fixing.is_some(), args.fix.unsafe_fixes, out)
}

/// What other tools' configuration says that is not understood here.
fn config_notes(notes: &[String], args: &OutputArgs) {
    let mut err = anstream::stderr();
    if args.verbose {
        for note in notes {
            let _ = writeln!(err, "note: {note}");
        }
    } else if let (Some(first), false) = (notes.first(), args.quiet) {
        let others = match notes.len() {
            1 => String::new(),
            count => format!(" (and {} more: `-v` names all)", count - 1),
        };
        let _ = writeln!(err, "note: {first}{others}");
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
    for (file, outcome) in &results.files {
        if let Some(reason) = &outcome.not_fixed {
            let _ = writeln!(
                err,
                "{yellow}warning{yellow:#}: {} was not fixed: {reason}",
                file.path
            );
        }
    }
    if let Some(first) = results.left.first() {
        let left = results.left.len();
        let noun = if left == 1 { "file" } else { "files" };
        let _ = writeln!(
            err,
            "{yellow}warning{yellow:#}: the time was up with {left} {noun} left, {} first",
            first.path
        );
    } else if results.files.is_empty() && results.skipped.is_empty() && !args.quiet {
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

fn status(args: &LintArgs, results: &Results, fixing: Option<&Fixing>, same: bool) -> Status {
    let panicked = results
        .skipped
        .iter()
        .any(|skipped| matches!(skipped.reason, SkipReason::LinterCrashed(_)));
    let not_fixed = results
        .files
        .iter()
        .any(|(_, outcome)| outcome.not_fixed.is_some());
    if !same || panicked || not_fixed || !results.left.is_empty() {
        return Status::Failure;
    }
    let fixed = !fix::counts(results).is_empty();
    let found = match fixing.map(|fixing| fixing.destination) {
        Some(Destination::Diff) => fixed,
        _ if args.fix.fix_only => false,
        _ => results.findings() > 0,
    };
    let unwelcome = found || !results.skipped.is_empty() || (fixed && args.fix.exit_non_zero_on_fix);
    match unwelcome && !args.exit_zero {
        true => Status::Findings,
        false => Status::Clean,
    }
}
