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
use crate::source::{SkipReason, Skipped, SourceFile, SourceSet};

/// Lints one text. Each thread makes its own.
pub type Linter<'a> = Box<dyn FnMut(&Path, &str, &Settings) -> Vec<Diagnostic> + 'a>;

/// Makes a [`Linter`] for a thread.
pub type MakeLinter = dyn Fn() -> Linter<'static> + Sync;

/// The engine.
pub fn engine() -> Linter<'static> {
    Box::new(parlint_rules::lint_source)
}

/// Which settings a file is linted with.
pub trait SettingsFor: Sync {
    fn settings(&self, file: &SourceFile) -> &Settings;
}

impl SettingsFor for Settings {
    fn settings(&self, _file: &SourceFile) -> &Settings {
        self
    }
}

/// Everything that a run needs.
pub struct Run<'a> {
    pub sources: &'a SourceSet,
    pub settings: &'a dyn SettingsFor,
    pub format: &'a dyn Format,
    pub linter: &'a MakeLinter,
    pub deadline: Option<Instant>,
    /// Counts the files that are done.
    pub done: &'a AtomicUsize,
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

impl<'a> Run<'a> {
    pub fn on(&self, on: On) -> Results<'a> {
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

    fn file(&self, worker: &mut Worker, file: &SourceFile) -> Result<Outcome, SkipReason> {
        let bytes = file.read(&mut worker.buffer)?;
        let text = decode(bytes)?;
        let diagnostics = (worker.linter)(Path::new(&file.path), &text, self.settings.settings(file));
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
pub struct Worker {
    linter: Linter<'static>,
    buffer: Vec<u8>,
}

impl Task for Run<'_> {
    type Worker = Worker;
    type Output = Result<Outcome, SkipReason>;

    fn worker(&self) -> Worker {
        Worker {
            linter: (self.linter)(),
            buffer: Vec::new(),
        }
    }

    fn run(&self, worker: &mut Worker, index: usize) -> Self::Output {
        let file = &self.sources.files[index];
        panics::catch(|| self.file(worker, file)).unwrap_or_else(|message| {
            // What the panic left behind is not to be trusted.
            *worker = self.worker();
            Err(SkipReason::Panic(message))
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
