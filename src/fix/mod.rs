//! Fixes: from diagnostics to a changed text, over and over until nothing is left to fix.

mod apply;
mod diff;
mod regression;
mod write;

use std::path::Path;

use apply::apply;
pub use diff::unified;
use parlint_rules::{Applicability, Diagnostic, RuleId, Settings, statement_ends};
use regression::{Linted, without_regressions};

pub use write::{NotWritten, write};

/// What is to be fixed, and whether files are changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fixing {
    /// Fixes that may change what a program does, too.
    pub unsafe_fixes: bool,
    pub destination: Destination,
}

/// What becomes of a fixed text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Destination {
    /// Nothing is fixed.
    #[default]
    Nowhere,
    /// The file itself.
    File,
    /// A unified diff.
    Diff,
    /// A unified diff, beside the findings of the text as it is.
    Patch,
    /// Standard output: the text of standard input.
    Output,
}

/// A text in which nothing wanted is left to fix.
pub struct Fixed {
    pub text: String,
    /// What is still found in it.
    pub diagnostics: Vec<Diagnostic>,
    /// How often a fix of each rule was applied.
    pub counts: Vec<(RuleId, usize)>,
    /// Findings that have a fix, which would lead to other findings.
    pub withheld: usize,
    pub trouble: Option<Trouble>,
}

/// Why a text was not fixed to the end, or a file not changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    #[error("some fixes ({0}) were left out: the result would not parse")]
    Broken(String),
    #[error("fixing was stopped after {MOST_ROUNDS} rounds, with more to fix ({0})")]
    Endless(String),
    #[error("not fixed: {0}")]
    NotWritten(#[from] NotWritten),
}

/// Each round fixes at least one thing; what takes more rounds goes in circles.
const MOST_ROUNDS: usize = 100;

impl Fixing {
    pub fn wants(&self, diagnostic: &Diagnostic) -> bool {
        diagnostic
            .fix
            .as_ref()
            .is_some_and(|fix| self.unsafe_fixes || fix.applicability == Applicability::Safe)
    }

    /// Fixes until nothing changes, and takes back what leads to other findings. None where there is nothing to fix; a
    /// round after which the text does not parse any more is undone, and the last. `lint` finds what is in a text of
    /// this path with these settings.
    pub fn fix(
        &self,
        path: &Path,
        text: &str,
        settings: &Settings,
        diagnostics: &[Diagnostic],
        mut lint: impl FnMut(&str) -> Vec<Diagnostic>,
    ) -> Option<Fixed> {
        let mut fixed = self.rounds(text, diagnostics, &mut lint)?;
        if !take_back(
            Linted { text, diagnostics },
            &mut fixed,
            path,
            settings,
            &mut lint,
        ) {
            return Some(fixed);
        }
        // More may have been taken back than had to be, where changes stood close together.
        for _ in 0..MOST_ROUNDS {
            let Some(mut next) = self.rounds(&fixed.text, &fixed.diagnostics, &mut lint) else {
                break;
            };
            let old = Linted {
                text: &fixed.text,
                diagnostics: &fixed.diagnostics,
            };
            take_back(old, &mut next, path, settings, &mut lint);
            if next.text == fixed.text {
                break;
            }
            let counts = std::mem::take(&mut fixed.counts);
            fixed = next;
            counts
                .into_iter()
                .for_each(|(rule, count)| fixed.count(rule, count));
        }
        self.withhold(&mut fixed);
        Some(fixed)
    }

    /// Fixes until nothing changes.
    fn rounds(
        &self,
        text: &str,
        diagnostics: &[Diagnostic],
        lint: &mut impl FnMut(&str) -> Vec<Diagnostic>,
    ) -> Option<Fixed> {
        let mut applied = apply(text, diagnostics, |found| self.wants(found))?;
        let mut fixed = Fixed {
            text: text.to_owned(),
            diagnostics: diagnostics.to_vec(),
            counts: Vec::new(),
            withheld: 0,
            trouble: None,
        };
        for _ in 0..MOST_ROUNDS {
            let diagnostics = lint(&applied.text);
            if diagnostics.iter().any(is_syntax_error) {
                fixed.trouble = Some(Trouble::Broken(codes(&applied.rules)));
                return Some(fixed);
            }
            applied.rules.iter().for_each(|rule| fixed.count(*rule, 1));
            fixed.text = applied.text;
            fixed.diagnostics = diagnostics;
            match apply(&fixed.text, &fixed.diagnostics, |found| self.wants(found)) {
                Some(next) => applied = next,
                None => return Some(fixed),
            }
        }
        fixed.trouble = Some(Trouble::Endless(codes(&applied.rules)));
        Some(fixed)
    }

    /// The findings that are left after fixes were taken back have none to offer.
    fn withhold(&self, fixed: &mut Fixed) {
        for found in fixed.diagnostics.iter_mut().filter(|found| self.wants(found)) {
            found.fix = None;
            fixed.withheld += 1;
            if let Some((_, count)) = fixed.counts.iter_mut().find(|(rule, _)| *rule == found.rule) {
                *count = count.saturating_sub(1);
            }
        }
        fixed.counts.retain(|(_, count)| *count > 0);
    }
}

impl Fixed {
    fn count(&mut self, rule: RuleId, more: usize) {
        match self.counts.iter_mut().find(|(known, _)| *known == rule) {
            Some((_, count)) => *count += more,
            None => self.counts.push((rule, more)),
        }
    }
}

/// Gives places that have findings which they did not have before their old lines back, and says whether there were
/// any.
fn take_back(
    old: Linted,
    fixed: &mut Fixed,
    path: &Path,
    settings: &Settings,
    lint: &mut impl FnMut(&str) -> Vec<Diagnostic>,
) -> bool {
    let mut any = false;
    loop {
        let new = Linted {
            text: &fixed.text,
            diagnostics: &fixed.diagnostics,
        };
        let ends = statement_ends(path, &fixed.text, settings);
        let Some(less) = without_regressions(old, new, &ends) else {
            return any;
        };
        any = true;
        let diagnostics = lint(&less);
        (fixed.text, fixed.diagnostics) = match diagnostics.iter().any(is_syntax_error) {
            true => (old.text.to_owned(), old.diagnostics.to_vec()),
            false => (less, diagnostics),
        };
    }
}

fn codes(rules: &[RuleId]) -> String {
    let mut codes: Vec<_> = rules.iter().map(|rule| rule.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes.join(", ")
}

fn is_syntax_error(diagnostic: &Diagnostic) -> bool {
    diagnostic.rule.code() == "invalid-syntax"
}

#[cfg(test)]
mod tests;
