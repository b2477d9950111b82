//! One file in, one outcome out; and all files of a run, on either schedule.

use std::path::Path;
use std::sync::atomic::AtomicUsize;
use std::time::{Duration, Instant};

use parlint_rules::{Diagnostic, RuleId, Settings};
use sha2::{Digest, Sha256};

use crate::decode::decode;
use crate::panics;
use crate::report::{FileFindings, Format};
use crate::schedule::{self, Plan, Pool, Task};
use crate::source::{Scratch, SkipReason, Skipped, SourceFile, SourceSet};

/// Lints one text after the other with the same settings. Each thread makes its own.
pub type Linter<'s> = Box<dyn FnMut(&Path, &str) -> Vec<Diagnostic> + 's>;

/// Makes a [`Linter`] for a thread.
pub type MakeLinter = dyn for<'s> Fn(&'s Settings) -> Linter<'s> + Sync;

/// The engine.
pub fn engine(settings: &Settings) -> Linter<'_> {
    let mut linter = parlint_rules::Linter::new(settings);
    Box::new(move |path, text| linter.lint(path, text))
}

/// Which settings a file is linted with, by its place among the sources.
pub trait SettingsFor: Sync {
    fn settings(&self, index: usize) -> &Settings;
}

impl SettingsFor for Settings {
    fn settings(&self, _index: usize) -> &Settings {
        self
    }
}

/// Everything that a run needs.
pub struct Run<'s, 'r> {
    pub sources: &'s SourceSet,
    pub settings: &'r dyn SettingsFor,
    pub format: &'r dyn Format,
    pub linter: &'r MakeLinter,
    pub deadline: Option<Instant>,
    /// Counts the files that are done.
    pub done: &'r AtomicUsize,
}

/// Which schedule a run takes.
#[derive(Clone, Copy)]
pub enum On<'a> {
    OneThread,
    Pool(&'a Pool),
}

/// What is kept of a file when it has been linted; its text is gone.
#[derive(Default)]
pub struct Outcome {
    /// The findings in the format of the run.
    pub rendered: Vec<u8>,
    pub counts: Vec<(RuleId, Count)>,
    /// `row:column:code` of each finding.
    pub places: Vec<(u32, u32, &'static str)>,
    /// Hash over all that is said of the file.
    pub fingerprint: [u8; 32],
    pub bytes: usize,
    pub lines: usize,
}

/// How often a rule was reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub findings: usize,
    pub fixable: usize,
}

/// A finished run, in the order of the sources.
pub struct Results<'a> {
    pub files: Vec<(&'a SourceFile, Outcome)>,
    pub skipped: Vec<Skipped>,
    /// Files that the deadline left.
    pub left: Vec<&'a SourceFile>,
    pub elapsed: Duration,
}

impl<'s, 'r> Run<'s, 'r> {
    pub fn on(&self, on: On) -> Results<'s> {
        let begun = Instant::now();
        let order = schedule::biggest_first(self.sources.files.iter().map(|file| file.size));
        let plan = Plan {
            order: &order,
            deadline: self.deadline,
            done: self.done,
        };
        let outcomes = match on {
            On::OneThread => schedule::serial(self, plan),
            On::Pool(pool) => schedule::parallel(pool, self, plan),
        };
        let mut results = Results {
            files: Vec::with_capacity(outcomes.len()),
            skipped: self.sources.skipped.clone(),
            left: Vec::new(),
            elapsed: Duration::ZERO,
        };
        for (file, outcome) in self.sources.files.iter().zip(outcomes) {
            match outcome {
                Some(Ok(outcome)) => results.files.push((file, outcome)),
                Some(Err(reason)) => results.skipped.push(Skipped {
                    path: file.path.clone(),
                    reason,
                }),
                None => results.left.push(file),
            }
        }
        results.skipped.sort_by(|left, right| left.path.cmp(&right.path));
        results.elapsed = begun.elapsed();
        results
    }

    fn file(&self, worker: &mut Worker<'r>, index: usize) -> Result<Outcome, SkipReason> {
        let file = &self.sources.files[index];
        let bytes = file.read(&mut worker.scratch)?;
        let text = decode(bytes)?;
        let linter = linter_for(&mut worker.linters, self.settings.settings(index), self.linter);
        let diagnostics = linter(Path::new(&file.path), &text);
        let mut outcome = Outcome {
            bytes: bytes.len(),
            lines: memchr::memchr_iter(b'\n', text.as_bytes()).count()
                + usize::from(!text.is_empty() && !text.ends_with('\n')),
            ..Outcome::default()
        };
        if diagnostics.is_empty() {
            return Ok(outcome);
        }
        outcome.record(&diagnostics);
        let findings = FileFindings {
            file,
            text: &text,
            diagnostics: &diagnostics,
        };
        self.format.file(&findings, &mut outcome.rendered);
        Ok(outcome)
    }
}

/// What a thread keeps from file to file.
#[derive(Default)]
pub struct Worker<'r> {
    linters: Vec<(&'r Settings, Linter<'r>)>,
    scratch: Scratch,
}

/// The thread's linter for these settings. A run has as many settings as it has configuration files: few.
fn linter_for<'w, 'r>(
    linters: &'w mut Vec<(&'r Settings, Linter<'r>)>,
    settings: &'r Settings,
    make: &MakeLinter,
) -> &'w mut Linter<'r> {
    let known = linters
        .iter()
        .position(|(known, _)| std::ptr::eq(*known, settings));
    let at = known.unwrap_or_else(|| {
        linters.push((settings, make(settings)));
        linters.len() - 1
    });
    &mut linters[at].1
}

impl<'r> Task for Run<'_, 'r> {
    type Worker = Worker<'r>;
    type Output = Result<Outcome, SkipReason>;

    fn worker(&self) -> Worker<'r> {
        Worker::default()
    }

    fn run(&self, worker: &mut Worker<'r>, index: usize) -> Self::Output {
        panics::catch(|| self.file(worker, index)).unwrap_or_else(|message| {
            // What the panic left behind is not to be trusted.
            *worker = self.worker();
            Err(SkipReason::LinterCrashed(message))
        })
    }
}

impl Outcome {
    fn record(&mut self, diagnostics: &[Diagnostic]) {
        let mut hash = Sha256::new();
        for diagnostic in diagnostics {
            let code = diagnostic.rule.code();
            self.places
                .push((diagnostic.location.row, diagnostic.location.column, code));
            let at = self
                .counts
                .iter()
                .position(|(rule, _)| *rule == diagnostic.rule)
                .unwrap_or_else(|| {
                    self.counts.push((diagnostic.rule, Count::default()));
                    self.counts.len() - 1
                });
            let count = &mut self.counts[at].1;
            count.findings += 1;
            count.fixable += usize::from(diagnostic.fix.is_some());
            for number in [
                diagnostic.location.row,
                diagnostic.location.column,
                diagnostic.end_location.row,
                diagnostic.end_location.column,
            ] {
                hash.update(number.to_le_bytes());
            }
            hash.update(code);
            hash.update(&diagnostic.message);
            hash.update([0]);
        }
        self.fingerprint = hash.finalize().into();
    }
}

impl Results<'_> {
    /// Findings by rule, in the order of the rules.
    pub fn counts(&self) -> Vec<(RuleId, Count)> {
        let mut total = std::collections::BTreeMap::<RuleId, Count>::new();
        for (rule, count) in self.files.iter().flat_map(|(_, outcome)| &outcome.counts) {
            let sum = total.entry(*rule).or_default();
            sum.findings += count.findings;
            sum.fixable += count.fixable;
        }
        total.into_iter().collect()
    }

    pub fn findings(&self) -> usize {
        self.files.iter().map(|(_, outcome)| outcome.places.len()).sum()
    }

    /// `path:row:column:code` of every finding, sorted by bytes. The places of syntax errors are the parser's, and no
    /// other linter's: they are left out.
    pub fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = self
            .files
            .iter()
            .flat_map(|(file, outcome)| outcome.places.iter().map(|place| (&file.path, place)))
            .filter(|(_, (_, _, code))| !matches!(*code, "invalid-syntax" | "PLE0001"))
            .map(|(path, (row, column, code))| format!("{path}:{row}:{column}:{code}"))
            .collect();
        lines.sort_unstable();
        lines
    }

    /// SHA-256 over the lines, each ended by a line feed. Two runs with the same digest found the same.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        for line in self.lines() {
            hash.update(line);
            hash.update("\n");
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The first files of which two runs say different things; empty when they found the same.
    pub fn differences(&self, other: &Results) -> Vec<String> {
        fn facts<'r>(results: &'r Results) -> std::collections::BTreeMap<&'r str, [u8; 32]> {
            let linted = results
                .files
                .iter()
                .map(|(file, outcome)| (file.path.as_str(), outcome.fingerprint));
            let skipped = results.skipped.iter().map(|skipped| {
                (
                    skipped.path.as_str(),
                    Sha256::digest(skipped.reason.to_string()).into(),
                )
            });
            linted.chain(skipped).collect()
        }
        let (mine, theirs) = (facts(self), facts(other));
        mine.keys()
            .chain(theirs.keys().filter(|path| !mine.contains_key(*path)))
            .filter(|path| mine.get(*path) != theirs.get(*path))
            .map(|path| (*path).to_owned())
            .collect()
    }
}
