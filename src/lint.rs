//! One file in, one outcome out; and all files of a run, on either schedule.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use parlint_rules::{Diagnostic, Modules, RuleId, Settings, Surroundings, count_statements};
use sha2::{Digest, Sha256};

use crate::cache::{self, Caching, Keys, Place, Recorder};
use crate::decode::{decode, encode};
use crate::fix::{self, Destination, Fixed, Fixing, NotWritten, Trouble};
use crate::modules::Repository;
use crate::panics;
use crate::report::{FileFindings, Format};
use crate::schedule::{self, Plan, Pool, Task};
use crate::source::{Origin, Scratch, SkipReason, Skipped, SourceFile, SourceSet};
use crate::spool::{Spool, Waiting};

/// Lints one text after the other with the same settings. Each thread makes its own.
pub type Linter<'s> = Box<dyn FnMut(&Path, &str, Surroundings) -> Vec<Diagnostic> + 's>;

/// Makes a [`Linter`] for a thread.
pub type MakeLinter = dyn for<'s> Fn(&'s Settings) -> Linter<'s> + Sync;

/// The engine.
pub fn engine(settings: &Settings) -> Linter<'_> {
    let mut linter = parlint_rules::Linter::new(settings);
    Box::new(move |path, text, surroundings| linter.lint_within(path, text, surroundings))
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
    /// Whether pylint's score is asked for, besides what the format wants.
    pub score: bool,
    /// What is fixed on the way.
    pub fixing: Fixing,
    /// Where findings may be known already. Nothing is looked up where files are fixed.
    pub caching: Caching<'r>,
    /// How many bytes of findings may wait in memory until they are written.
    pub in_memory: usize,
    pub deadline: Option<Instant>,
    /// Becomes true when no further file is to be begun.
    pub stop: &'r AtomicBool,
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
    pub rendered: Waiting,
    pub counts: Vec<(RuleId, Count)>,
    /// Row, column and rule of each finding.
    pub places: Vec<(u32, u32, RuleId)>,
    /// Hash over all that is said of the file.
    pub fingerprint: u64,
    pub bytes: usize,
    pub lines: usize,
    /// Counted where a score is asked for.
    pub statements: usize,
    /// How often a fix of each rule was applied.
    pub fixed: Vec<(RuleId, usize)>,
    /// Findings whose fix was left out, as it would have led to other findings.
    pub withheld: usize,
    /// The diff of the fixes, or the fixed text, where no file is changed; in the encoding of the file.
    pub patch: Vec<u8>,
    pub trouble: Option<Trouble>,
}

/// How often a rule was reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub findings: usize,
    /// Findings that would be fixed on demand.
    pub fixable: usize,
    /// Findings whose fix is unsafe, and waits to be asked for.
    pub hidden: usize,
}

/// A finished run, in the order of the sources.
pub struct Results<'a> {
    pub files: Vec<(&'a SourceFile, Box<Outcome>)>,
    pub skipped: Vec<Skipped>,
    /// Files that were not begun in time.
    pub left: Vec<&'a SourceFile>,
    /// Files whose findings were known already.
    pub cached: usize,
    /// Where [`Outcome::rendered`] waits.
    pub spool: Spool,
    pub elapsed: Duration,
}

impl<'s, 'r> Run<'s, 'r> {
    pub fn on(&self, on: On) -> Results<'s> {
        let begun = Instant::now();
        let order = schedule::biggest_first(self.sources.files.iter().map(|file| file.size));
        let plan = Plan {
            order: &order,
            deadline: self.deadline,
            stop: self.stop,
            done: self.done,
        };
        // Of this run alone: what one run has learned must not make the next one faster.
        let attempt = Attempt {
            run: self,
            repository: Repository::new(self.sources, self.settings),
            keys: Keys::new(self.caching, &self.sources.files),
            found: AtomicUsize::new(0),
            spool: Spool::new(self.in_memory),
        };
        let outcomes = match on {
            On::OneThread => schedule::serial(&attempt, plan),
            On::Pool(pool) => schedule::parallel(pool, &attempt, plan),
        };
        let mut results = Results {
            files: Vec::with_capacity(outcomes.len()),
            skipped: self.sources.skipped.clone(),
            left: Vec::new(),
            cached: attempt.found.into_inner(),
            spool: attempt.spool,
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

    /// Takes a fixed text to where it belongs. None where the file stays as it is.
    fn deliver(
        &self,
        fixed: Option<Fixed>,
        file: &SourceFile,
        old: &[u8],
        outcome: &mut Outcome,
    ) -> Option<Fixed> {
        let destination = self.fixing.destination;
        let delivered = fixed.and_then(|mut fixed| {
            outcome.trouble = fixed.trouble.take();
            outcome.withheld = fixed.withheld;
            if fixed.counts.is_empty() {
                // Its text is the old one; what is left in it has nothing to offer.
                return (fixed.withheld > 0).then_some(fixed);
            }
            let place = |new: Vec<u8>| match (destination, &file.origin) {
                (Destination::File, Origin::Disk(path)) => fix::write(path, old, &new),
                (Destination::Diff | Destination::Patch, _) => {
                    outcome.patch = fix::unified(file.patch_name(), old, &new);
                    Ok(())
                }
                _ => {
                    outcome.patch = new;
                    Ok(())
                }
            };
            if let Err(reason) = encode(&fixed.text, old)
                .ok_or(NotWritten::Encoding)
                .and_then(place)
            {
                outcome.trouble = Some(reason.into());
                return None;
            }
            outcome.fixed = std::mem::take(&mut fixed.counts);
            Some(fixed)
        });
        if outcome.fixed.is_empty() && destination == Destination::Output {
            outcome.patch = old.to_vec();
        }
        delivered
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

/// A run on one schedule.
struct Attempt<'a, 's, 'r> {
    run: &'a Run<'s, 'r>,
    repository: Repository<'a>,
    keys: Keys<'r>,
    /// Counts the files that were found in the cache.
    found: AtomicUsize,
    spool: Spool,
}

impl<'r> Attempt<'_, '_, 'r> {
    fn file(&self, worker: &mut Worker<'r>, index: usize) -> Result<Outcome, SkipReason> {
        let run = self.run;
        let file = &run.sources.files[index];
        let bytes = file.read(&mut worker.scratch)?;
        let mut text = decode(bytes)?;
        let mut outcome = Outcome {
            bytes: bytes.len(),
            lines: memchr::memchr_iter(b'\n', text.as_bytes()).count()
                + usize::from(!text.is_empty() && !text.ends_with('\n')),
            ..Outcome::default()
        };
        let settings = run.settings.settings(index);
        let fixes = run.fixing.destination != Destination::Nowhere;
        let mut around = self.repository.around(index, settings);
        // Of a file that is fixed, other texts are linted too.
        around.teaches &= !fixes;
        let linters = &mut worker.linters;
        let mut lint_in = |text: &str, around: Surroundings| {
            linter_for(linters, settings, run.linter)(Path::new(&file.path), text, around)
        };
        let place = match fixes {
            true => None,
            false => self.keys.of(index, file, bytes, settings, &around),
        };
        let mut diagnostics = self.diagnostics(place, &text, around, &mut lint_in);
        if fixes {
            let mut lint = |text: &str| lint_in(text, around);
            let path = Path::new(&file.path);
            let fixed = run.fixing.fix(path, &text, settings, &diagnostics, &mut lint);
            if let Some(fixed) = run.deliver(fixed, file, bytes, &mut outcome)
                && run.fixing.destination != Destination::Patch
            {
                text = Cow::Owned(fixed.text);
                diagnostics = Arc::new(fixed.diagnostics);
            }
        }
        if run.score || run.format.wants_score() {
            outcome.statements = count_statements(Path::new(&file.path), &text, settings);
        }
        if diagnostics.is_empty() {
            return Ok(outcome);
        }
        outcome.record(&diagnostics, run.fixing);
        let findings = FileFindings {
            file,
            text: &text,
            diagnostics: &diagnostics,
            module: match run.format.wants_modules() {
                true => self.repository.name(index),
                false => "",
            },
            fixing: run.fixing,
        };
        let mut rendered = Vec::new();
        run.format.file(&findings, &mut rendered);
        outcome.rendered = self.spool.keep(rendered);
        Ok(outcome)
    }
}

impl Attempt<'_, '_, '_> {
    /// What is found in a text, or is known to be found in it.
    fn diagnostics(
        &self,
        place: Option<Place>,
        text: &str,
        around: Surroundings,
        lint: &mut dyn FnMut(&str, Surroundings) -> Vec<Diagnostic>,
    ) -> Arc<Vec<Diagnostic>> {
        let known = |findings| {
            self.found.fetch_add(1, Ordering::Relaxed);
            findings
        };
        match place {
            None => Arc::new(lint(text, around)),
            Some(Place::Memory(cache, key)) => cache.get(&key).map(known).unwrap_or_else(|| {
                let found = Arc::new(lint(text, around));
                cache.put(key, &found);
                found
            }),
            Some(Place::Disk { store, settings, key }) => {
                let holds = |name: &str, answer: &_| cache::holds(&self.repository, name, answer);
                let kept = store.get(&settings, &key, text, holds).map(Arc::new);
                kept.map(known).unwrap_or_else(|| {
                    let recorder = Recorder::new(&self.repository);
                    let mut recorded = around;
                    recorded.modules = around.modules.map(|_| -> &dyn Modules { &recorder });
                    let found = lint(text, recorded);
                    store.put(&settings, key, recorder.asked(), &found);
                    Arc::new(found)
                })
            }
        }
    }
}

impl<'r> Task for Attempt<'_, '_, 'r> {
    type Worker = Worker<'r>;
    /// In a box, as it goes from hand to hand.
    type Output = Result<Box<Outcome>, SkipReason>;

    fn worker(&self) -> Worker<'r> {
        Worker::default()
    }

    fn run(&self, worker: &mut Worker<'r>, index: usize) -> Self::Output {
        panics::catch(|| self.file(worker, index).map(Box::new)).unwrap_or_else(|message| {
            // What the panic left behind is not to be trusted.
            *worker = self.worker();
            Err(SkipReason::LinterCrashed(message))
        })
    }
}

impl Outcome {
    /// The places of what other linters find too: those of syntax errors are the parser's own.
    fn comparable(&self) -> impl Iterator<Item = (u32, u32, &'static str)> + '_ {
        self.places
            .iter()
            .map(|(row, column, rule)| (*row, *column, rule.code()))
            .filter(|(_, _, code)| !matches!(*code, "invalid-syntax" | "PLE0001"))
    }

    fn record(&mut self, diagnostics: &[Diagnostic], fixing: Fixing) {
        let mut hash = DefaultHasher::new();
        self.places.reserve_exact(diagnostics.len());
        for diagnostic in diagnostics {
            let code = diagnostic.rule.code();
            self.places.push((
                diagnostic.location.row,
                diagnostic.location.column,
                diagnostic.rule,
            ));
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
            let fixable = fixing.wants(diagnostic);
            count.fixable += usize::from(fixable);
            count.hidden += usize::from(diagnostic.fix.is_some() && !fixable);
            (diagnostic.location, diagnostic.end_location, code).hash(&mut hash);
            diagnostic.message.hash(&mut hash);
        }
        self.fingerprint = hash.finish();
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
            sum.hidden += count.hidden;
        }
        total.into_iter().collect()
    }

    /// How many findings were fixed, or would be.
    pub fn fixed(&self) -> usize {
        let counts = self.files.iter().flat_map(|(_, outcome)| &outcome.fixed);
        counts.map(|(_, count)| count).sum()
    }

    /// How many fixes were left out, as they would have led to other findings.
    pub fn withheld(&self) -> usize {
        self.files.iter().map(|(_, outcome)| outcome.withheld).sum()
    }

    pub fn findings(&self) -> usize {
        self.files.iter().map(|(_, outcome)| outcome.places.len()).sum()
    }

    /// SHA-256 over the lines `path:row:column:code` of all findings, sorted by bytes, each ended by a line feed. Two
    /// runs with the same digest found the same.
    pub fn digest(&self) -> String {
        let mut files: Vec<_> = self
            .files
            .iter()
            .filter(|(_, outcome)| !outcome.places.is_empty())
            .collect();
        // The lines of a file stand together, unless a path has a colon of its own.
        let together = files.iter().all(|(file, _)| !file.path.contains(':'));
        let key = |path: &str| path.bytes().chain([b':']).collect::<Vec<_>>();
        files.sort_by_cached_key(|(file, _)| key(&file.path));
        let mut hash = Sha256::new();
        let mut lines = Vec::new();
        for (file, outcome) in files {
            lines.extend(
                outcome
                    .comparable()
                    .map(|(row, column, code)| format!("{}:{row}:{column}:{code}\n", file.path)),
            );
            if together {
                lines.sort_unstable();
                lines.drain(..).for_each(|line| hash.update(line));
            }
        }
        // Without its line feed, as the shorter of two lines comes first.
        lines.sort_unstable_by(|left, right| left.trim_end().cmp(right.trim_end()));
        lines.into_iter().for_each(|line| hash.update(line));
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// How many findings only this run has, and how many only the other.
    pub fn disagreement(&self, other: &Results) -> (usize, usize) {
        type Places<'r> = HashMap<(&'r str, u32, u32, &'static str), isize>;
        let mut surplus = Places::new();
        for (results, step) in [(self, 1), (other, -1)] {
            for (file, outcome) in &results.files {
                for (row, column, code) in outcome.comparable() {
                    *surplus.entry((&file.path, row, column, code)).or_default() += step;
                }
            }
        }
        let sum = |sign: isize| surplus.values().map(|count| (count * sign).max(0) as usize).sum();
        (sum(1), sum(-1))
    }

    /// The first files of which two runs say different things; empty when they found the same.
    pub fn differences(&self, other: &Results) -> Vec<String> {
        fn facts<'r>(results: &'r Results) -> std::collections::BTreeMap<&'r str, u64> {
            let linted = results
                .files
                .iter()
                .map(|(file, outcome)| (file.path.as_str(), outcome.fingerprint));
            let skipped = results.skipped.iter().map(|skipped| {
                let mut hash = DefaultHasher::new();
                skipped.reason.to_string().hash(&mut hash);
                (skipped.path.as_str(), hash.finish())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Origin;

    fn file(path: &str) -> SourceFile {
        SourceFile {
            path: path.to_owned(),
            size: 0,
            origin: Origin::Memory(Vec::new()),
        }
    }

    fn results<'s>(files: &'s [SourceFile], places: &[&[(u32, u32, &str)]]) -> Results<'s> {
        let rule = |code: &str| RuleId::from_code(code).unwrap();
        let outcome = |places: &&[(u32, u32, &str)]| {
            Box::new(Outcome {
                places: places
                    .iter()
                    .map(|(row, column, code)| (*row, *column, rule(code)))
                    .collect(),
                ..Outcome::default()
            })
        };
        Results {
            files: files.iter().zip(places.iter().map(outcome)).collect(),
            skipped: Vec::new(),
            left: Vec::new(),
            cached: 0,
            spool: Spool::new(0),
            elapsed: Duration::ZERO,
        }
    }

    fn sha(lines: &str) -> String {
        Sha256::digest(lines)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    #[test]
    fn the_digest_is_over_lines_sorted_by_bytes() {
        let files = [file("a!.py"), file("a.py"), file("a.pyi")];
        let ran = results(
            &files,
            &[
                &[(1, 1, "F401")],
                &[(10, 1, "E501"), (9, 1, "E501"), (1, 1, "invalid-syntax")],
                &[],
            ],
        );
        assert_eq!(
            ran.digest(),
            sha("a!.py:1:1:F401\na.py:10:1:E501\na.py:9:1:E501\n")
        );
        assert_eq!(results(&files, &[&[], &[], &[]]).digest(), sha(""));
    }

    #[test]
    fn a_colon_in_a_path_mixes_the_lines_of_files() {
        let files = [file("a"), file("a:2")];
        let ran = results(&files, &[&[(1, 1, "E501"), (3, 1, "E501")], &[(2, 1, "F401")]]);
        assert_eq!(ran.digest(), sha("a:1:1:E501\na:2:2:1:F401\na:3:1:E501\n"));
    }

    #[test]
    fn disagreement_counts_each_finding() {
        let files = [file("a")];
        let left = results(&files, &[&[(1, 1, "E501"), (1, 1, "E501"), (2, 1, "F401")]]);
        let right = results(&files, &[&[(1, 1, "E501"), (2, 1, "F811")]]);
        assert_eq!(left.disagreement(&right), (2, 1));
        assert_eq!(left.disagreement(&left), (0, 0));
    }
}
