//! Fixes: from diagnostics to a changed text, over and over until nothing is left to fix.

mod apply;
mod diff;
mod write;

use apply::apply;
pub use diff::unified;
use parlint_rules::{Applicability, Diagnostic, RuleId};

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

    /// Fixes until nothing changes. None where there is nothing to fix; a round after which the text does not parse any
    /// more is undone, and the last.
    pub fn fix(
        &self,
        text: &str,
        diagnostics: &[Diagnostic],
        mut lint: impl FnMut(&str) -> Vec<Diagnostic>,
    ) -> Option<Fixed> {
        let mut applied = apply(text, diagnostics, |found| self.wants(found))?;
        let mut fixed = Fixed {
            text: text.to_owned(),
            diagnostics: diagnostics.to_vec(),
            counts: Vec::new(),
            trouble: None,
        };
        for _ in 0..MOST_ROUNDS {
            let diagnostics = lint(&applied.text);
            if diagnostics.iter().any(is_syntax_error) {
                fixed.trouble = Some(Trouble::Broken(codes(&applied.rules)));
                return Some(fixed);
            }
            for rule in applied.rules {
                match fixed.counts.iter_mut().find(|(known, _)| *known == rule) {
                    Some((_, count)) => *count += 1,
                    None => fixed.counts.push((rule, 1)),
                }
            }
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
