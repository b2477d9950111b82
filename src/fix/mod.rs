//! Fixes: from diagnostics to a changed text, over and over until nothing is left to fix.

mod apply;
pub mod diff;
mod write;

use parlint_rules::{Applicability, Diagnostic, RuleId, RuleSet};

pub use write::write;

/// What is to be fixed, and whether files are changed.
pub struct Fixing {
    /// Fixes that may change what a program does, too.
    pub unsafe_fixes: bool,
    /// The rules whose fixes are wanted.
    pub rules: RuleSet,
    pub destination: Destination,
}

/// What becomes of a fixed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
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
}

/// Each round fixes at least one thing; what takes more rounds goes in circles.
const MOST_ROUNDS: usize = 100;

impl Fixing {
    pub fn wants(&self, diagnostic: &Diagnostic) -> bool {
        self.rules.contains(diagnostic.rule)
            && diagnostic
                .fix
                .as_ref()
                .is_some_and(|fix| self.unsafe_fixes || fix.applicability == Applicability::Safe)
    }

    /// Fixes until nothing changes. None where nothing was fixed; a round after which the text does not parse any more
    /// is undone, and the last.
    pub fn fix(
        &self,
        text: &str,
        diagnostics: &[Diagnostic],
        mut lint: impl FnMut(&str) -> Vec<Diagnostic>,
    ) -> Option<Fixed> {
        if diagnostics.iter().any(is_syntax_error) {
            return None;
        }
        let mut fixed: Option<Fixed> = None;
        for _ in 0..MOST_ROUNDS {
            let (before, found) = match &fixed {
                Some(fixed) => (fixed.text.as_str(), fixed.diagnostics.as_slice()),
                None => (text, diagnostics),
            };
            let Some(applied) = apply::apply(before, found, |diagnostic, _| self.wants(diagnostic)) else {
                break;
            };
            let diagnostics = lint(&applied.text);
            if diagnostics.iter().any(is_syntax_error) {
                break;
            }
            let mut counts = fixed.map(|fixed| fixed.counts).unwrap_or_default();
            for rule in applied.rules {
                match counts.iter_mut().find(|(known, _)| *known == rule) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((rule, 1)),
                }
            }
            fixed = Some(Fixed {
                text: applied.text,
                diagnostics,
                counts,
            });
        }
        fixed
    }
}

fn is_syntax_error(diagnostic: &Diagnostic) -> bool {
    diagnostic.rule.code() == "invalid-syntax"
}

#[cfg(test)]
mod tests;
