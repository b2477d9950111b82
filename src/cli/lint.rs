//! `parlint lint`.

use std::fs::File;
use std::io::{BufWriter, IsTerminal, Write};
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::args::{Colour, LintArgs, ModeArg, OutputArgs};
use super::diff_base::Changes;
use super::gather::{self, Gathered};
use super::{Error, Status, fix, interrupt, options, progress};
use crate::cache::disk::Store;
use crate::cache::{Cache, Caching};
use crate::config::{FixChoice, working_directory};
use crate::fix::{Destination, Trouble};
use crate::lint::{On, Results, Run, engine};
use crate::report::{self, Summary, statistics};
use crate::schedule::Pool;
use crate::source::{Origin, SkipReason};
use crate::spool;

pub fn run(args: &LintArgs) -> Result<Status, Error> {
    let begun = Instant::now();
    let cwd = working_directory();
    let jobs = args.schedule.jobs.map_or_else(cores, usize::from);
    let resolver = options::resolver(args, &cwd)?;
    let Gathered { mut sources, failed } = gather::sources(args, &resolver, jobs, &cwd)?;
    if sources.files.is_empty() && !failed.is_empty() {
        failed.iter().for_each(super::complain);
        return Ok(Status::Failure);
    }
    let changes = match &args.diff_base {
        Some(revision) => Some(Changes::since(revision, &cwd)?),
        None => None,
    };
    if let Some(changes) = &changes {
        changes.retain(&mut sources)?;
    }
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
    let format = match &args.output.msg_template {
        Some(template) => report::by_template(template).map_err(Error::Usage)?,
        None => args.output.output_format.writer(colour),
    };
    let here = resolver.for_folder(&cwd);
    let choice = here.fixes;
    let fail_under = args.fail_under.or(here.fail_under);
    let fixing = fix::fixing(args, choice, &sources)?;
    let silencer = fix::silencer(args.fix.add_noqa.clone().unwrap_or_default());
    let only_changed = changes.as_ref().map(Changes::linter);
    if changes.is_some() && (fixing.destination != Destination::Nowhere || args.fix.add_noqa.is_some()) {
        return Err(Error::Usage(
            "`--diff-base` tells what is new; files are changed as a whole: leave it away, or `--fix`, `--diff` and \
             `--add-noqa`"
                .to_owned(),
        ));
    }
    let done = AtomicUsize::new(0);
    let anew = args.schedule.no_cache || args.schedule.mode == ModeArg::Both || changes.is_some();
    // Nothing is written for a text that only passes by.
    let kept = sources
        .files
        .iter()
        .any(|file| !matches!(file.origin, Origin::Memory(_)))
        && fixing.destination == Destination::Nowhere;
    let cache = Cache::new(usize::MAX);
    let store = (kept && !anew).then(|| Store::new(here.cache_dir.clone()));
    let stop = interrupt::listen().map_err(Error::io("listen for signals"))?;
    let run = Run {
        sources: &sources,
        settings: &settings,
        format: &*format,
        linter: match (&args.fix.add_noqa, &only_changed) {
            (Some(_), _) => &silencer,
            (None, Some(only_changed)) => only_changed,
            (None, None) => &engine,
        },
        score: fail_under.is_some(),
        fixing,
        // Of two equal files, one may be old.
        caching: match &store {
            _ if anew => Caching::Off,
            None => Caching::Twins(&cache),
            Some(store) => Caching::Disk(store),
        },
        in_memory: spool::IN_MEMORY,
        deadline: args
            .schedule
            .timeout
            .and_then(|seconds| begun.checked_add(Duration::from_secs(seconds.into()))),
        stop: &stop,
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

    if let Some(Err(error)) = store.map(Store::save)
        && args.schedule.cache_dir.is_some()
    {
        // Where no folder was asked for, one that cannot be written is nobody's concern.
        let error = Error::io(format!("write the cache in {}", here.cache_dir.display()))(error);
        let _ = writeln!(anstream::stderr(), "note: {error}");
    }
    let same = compare(&runs, jobs)?;
    let Some(results) = runs.last() else {
        return Ok(Status::Clean);
    };
    let report = Report {
        args,
        choice,
        fail_under,
        destination: fixing.destination,
        results,
    };
    report.output(&*format, colour)?;
    config_notes(&resolver.notes(), &args.output);
    notes(results, args, stop.load(Ordering::Relaxed));
    failed.iter().for_each(super::complain);
    match failed.is_empty() {
        true => Ok(report.status(same)),
        false => Ok(Status::Failure),
    }
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

/// A finished run and what was asked of it.
struct Report<'a> {
    args: &'a LintArgs,
    choice: FixChoice,
    fail_under: Option<f64>,
    destination: Destination,
    results: &'a Results<'a>,
}

impl Report<'_> {
    fn output(&self, format: &dyn report::Format, colour: bool) -> Result<(), Error> {
        let (mut out, doing): (Box<dyn Write>, String) = match &self.args.output.output_file {
            Some(path) => {
                let doing = format!("write {}", path.display());
                let file = File::create(path).map_err(Error::io(doing.as_str()))?;
                (Box::new(BufWriter::with_capacity(1 << 16, file)), doing)
            }
            // Where standard output is for the fixed text, findings are for people.
            None if self.destination == Destination::Output => {
                (Box::new(std::io::stderr().lock()), "write".to_owned())
            }
            None => (
                Box::new(BufWriter::with_capacity(1 << 16, std::io::stdout().lock())),
                "write".to_owned(),
            ),
        };
        self.write(format, colour, &mut *out)
            .and_then(|()| out.flush())
            .map_err(Error::io(doing))
    }

    fn write(&self, format: &dyn report::Format, colour: bool, out: &mut dyn Write) -> std::io::Result<()> {
        let (args, results) = (self.args, self.results);
        let people = format.for_people() && !args.output.quiet;
        match self.destination {
            Destination::Diff => fix::patches(results, out)?,
            Destination::Output => fix::patches(results, &mut std::io::stdout().lock())?,
            Destination::File | Destination::Patch | Destination::Nowhere => {}
        }
        let list = self.choice.show_fixes && format.for_people() && self.destination != Destination::Diff;
        if self.is_silent() {
            if list {
                fix::list(results, out)?;
            }
            match fix::closing_without_findings(results, &args.fix).filter(|_| people) {
                Some(line) if self.destination == Destination::Diff => {
                    out.flush()?;
                    writeln!(std::io::stderr(), "{line}")?;
                }
                Some(line) => writeln!(out, "{line}")?,
                None => {}
            }
            return Ok(());
        }
        if args.output.statistics {
            statistics::write(&results.counts(), args.output.output_format, colour, out)?;
        } else {
            report::write(format, results, out)?;
        }
        if list {
            fix::list(results, out)?;
        }
        match people {
            true => fix::closing(results, out),
            false => Ok(()),
        }
    }

    /// Whether findings are not reported.
    fn is_silent(&self) -> bool {
        match self.destination {
            Destination::Nowhere => false,
            Destination::Diff => true,
            _ => self.choice.fix_only || self.args.fix.add_noqa.is_some(),
        }
    }

    fn status(&self, same: bool) -> Status {
        let (args, results) = (self.args, self.results);
        let panicked = results
            .skipped
            .iter()
            .any(|skipped| matches!(skipped.reason, SkipReason::LinterCrashed(_)));
        let not_written = results
            .files
            .iter()
            .any(|(_, outcome)| matches!(outcome.trouble, Some(Trouble::NotWritten(_))));
        if !same || panicked || not_written || !results.left.is_empty() {
            return Status::Failure;
        }
        let fixed = results.fixed() > 0;
        let found = match self.destination {
            Destination::Diff => fixed,
            _ => results.findings() > 0 && !self.is_silent(),
        };
        // As in pylint, the score decides alone.
        let score = self.fail_under.and_then(|_| Summary::of(results).score());
        let found = match (self.fail_under, score) {
            (Some(limit), Some(score)) => score < limit,
            _ => found,
        };
        let unwelcome = found || !results.skipped.is_empty() || (fixed && args.fix.exit_non_zero_on_fix);
        match unwelcome && !args.exit_zero {
            true => Status::Findings,
            false => Status::Clean,
        }
    }
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
fn notes(results: &Results, args: &LintArgs, interrupted: bool) {
    let only_changes = args.diff_base.is_some();
    let args = &args.output;
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
        if let Some(trouble) = &outcome.trouble {
            let _ = writeln!(err, "{yellow}warning{yellow:#}: {}: {trouble}", file.path);
        }
    }
    let left_out = match results.withheld() {
        0 => None,
        1 => Some("1 fix was left out: it".to_owned()),
        count => Some(format!("{count} fixes were left out: they")),
    };
    if let Some(left_out) = left_out {
        let _ = writeln!(err, "note: {left_out} would have led to other findings");
    }
    if let Some(first) = results.left.first() {
        let left = results.left.len();
        let noun = if left == 1 { "file" } else { "files" };
        let why = if interrupted {
            "interrupted"
        } else {
            "the time was up"
        };
        let _ = writeln!(
            err,
            "{yellow}warning{yellow:#}: {why} with {left} {noun} left, {} first",
            first.path
        );
    } else if results.files.is_empty() && results.skipped.is_empty() && !args.quiet && !only_changes {
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
            "{} files, {lines} lines, {:.1} MB in {seconds:.3} s ({:.1} MB/s); {} known from before; {} skipped",
            results.files.len(),
            bytes as f64 / 1e6,
            bytes as f64 / 1e6 / seconds.max(1e-9),
            results.cached,
            results.skipped.len(),
        );
    }
}
