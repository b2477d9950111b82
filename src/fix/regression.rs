//! Fixes that would lead to other findings are taken back: `x=f(a,` is not spaced out where that makes its line too
//! long, or puts the lines below out of line.
//!
//! The fixed text is compared with the old one statement by statement. Where a statement has more findings of some
//! rule than its old lines had, it gets its old lines back.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use parlint_rules::{Diagnostic, RuleId};
use similar::{Algorithm, DiffTag, DiffableStr, capture_diff_slices};

/// Lines that differ, counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Hunk {
    old: Range<usize>,
    new: Range<usize>,
}

/// A text and what is found in it.
#[derive(Clone, Copy)]
pub struct Linted<'a> {
    pub text: &'a str,
    pub diagnostics: &'a [Diagnostic],
}

/// The new text without the changes that lead to findings that the old one did not have; None where there are no such
/// findings. `statement_ends` are the rows, counted from 1, in which the new text's statements end.
pub fn without_regressions(old: Linted, new: Linted, statement_ends: &[u32]) -> Option<String> {
    // Lines end as Python ends them, in any of three ways.
    let (old_lines, new_lines) = (old.text.tokenize_lines(), new.text.tokenize_lines());
    let hunks = hunks(&old_lines, &new_lines);
    let regions = regions(&hunks, statement_ends);
    let old_region = |row| regions.partition_point(|(start, _)| *start <= row);
    let new_region = |row| regions.partition_point(|(_, start)| *start <= row);
    let old_counts = counts(old.diagnostics, old_region);
    let worse: HashSet<usize> = counts(new.diagnostics, new_region)
        .into_iter()
        .filter(|(place, count)| old_counts.get(place).copied().unwrap_or(0) < *count)
        .map(|((region, _), _)| region)
        .collect();
    let mut culprits = hunks.clone();
    culprits.retain(|hunk| worse.contains(&new_region(hunk.new.start)));
    if culprits.is_empty() {
        // What one statement lost, another may have won.
        if is_subset(new.diagnostics, old.diagnostics) {
            return None;
        }
        culprits = hunks;
    }
    let mut text = String::with_capacity(new.text.len());
    let mut copied = 0;
    for Hunk { old, new } in culprits {
        text.extend(new_lines[copied..new.start].iter().copied());
        text.extend(old_lines[old].iter().copied());
        copied = new.end;
    }
    text.extend(new_lines[copied..].iter().copied());
    Some(text)
}

/// Whether no rule has more findings.
fn is_subset(new: &[Diagnostic], old: &[Diagnostic]) -> bool {
    let old = counts(old, |_| 0);
    counts(new, |_| 0)
        .iter()
        .all(|(place, count)| old.get(place).is_some_and(|old| old >= count))
}

fn counts(diagnostics: &[Diagnostic], region: impl Fn(usize) -> usize) -> HashMap<(usize, RuleId), usize> {
    let mut counts = HashMap::new();
    for found in diagnostics {
        let row = found.location.row.saturating_sub(1) as usize;
        *counts.entry((region(row), found.rule)).or_default() += 1;
    }
    counts
}

/// What differs. Where as many lines took the place of some, each took the place of one.
fn hunks(old: &[&str], new: &[&str]) -> Vec<Hunk> {
    let mut hunks = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, old, new) {
        let (tag, old, new) = operation.as_tag_tuple();
        match tag {
            DiffTag::Equal => {}
            DiffTag::Replace if old.len() == new.len() => hunks.extend(old.zip(new).map(|(old, new)| Hunk {
                old: old..old + 1,
                new: new..new + 1,
            })),
            DiffTag::Replace | DiffTag::Delete | DiffTag::Insert => hunks.push(Hunk { old, new }),
        }
    }
    hunks
}

/// The first lines, in the old and in the new text, of the statements after the first. What parts a statement from the
/// one before belongs to it; statements that a hunk joins are one.
fn regions(hunks: &[Hunk], statement_ends: &[u32]) -> Vec<(usize, usize)> {
    let mut regions = Vec::with_capacity(statement_ends.len());
    let mut hunks = hunks.iter().peekable();
    // The end of the last hunk that ends before a place: from there on, both texts have the same lines.
    let (mut old_end, mut new_end) = (0, 0);
    for end in statement_ends {
        // The row of the end, counted from 1, is the line after it, counted from 0.
        let start = *end as usize;
        while let Some(hunk) = hunks.next_if(|hunk| hunk.new.end <= start && hunk.new.start < start) {
            (old_end, new_end) = (hunk.old.end, hunk.new.end);
        }
        if hunks.peek().is_none_or(|hunk| hunk.new.start >= start) {
            regions.push((old_end + (start - new_end), start));
        }
    }
    regions
}

#[cfg(test)]
mod tests {
    use super::*;
    use parlint_rules::{Linter, Settings, statement_ends};
    use std::path::Path;

    fn undone(old: &str, new: &str, codes: &[&str]) -> Option<String> {
        let settings = Settings {
            rules: codes
                .iter()
                .map(|code| RuleId::from_code(code).unwrap())
                .collect(),
            ..Settings::default()
        };
        let path = Path::new("a.py");
        let mut linter = Linter::new(&settings);
        let (before, after) = (linter.lint(path, old), linter.lint(path, new));
        without_regressions(
            Linted {
                text: old,
                diagnostics: &before,
            },
            Linted {
                text: new,
                diagnostics: &after,
            },
            &statement_ends(path, new, &settings),
        )
    }

    #[test]
    fn a_statement_with_new_findings_gets_its_old_lines_back() {
        let codes = ["E225", "E127", "E128"];
        let (old, new) = (
            "a=1\r\nx=f(1,\r\n    2)\r\nb=2\r\n",
            "a = 1\r\nx = f(1,\r\n    2)\r\nb = 2\r\n",
        );
        assert_eq!(
            undone(old, new, &codes).as_deref(),
            Some("a = 1\r\nx=f(1,\r\n    2)\r\nb = 2\r\n")
        );
        assert_eq!(undone(old, new, &["E225"]), None);
        // What was out of line stays so.
        let (old, new) = ("x=f(1,\n  2)\n", "x = f(1,\n  2)\n");
        assert_eq!(undone(old, new, &codes), None);
    }

    #[test]
    fn what_no_statement_is_to_blame_for_undoes_everything() {
        // The import is used no more.
        let (old, new) = ("import os\n\nx = os\ny=1\n", "import os\n\nx = 1\ny = 1\n");
        assert_eq!(undone(old, new, &["F401", "E225"]).as_deref(), Some(old));
        assert_eq!(undone(old, new, &["E225"]), None);
    }

    #[test]
    fn lines_end_as_in_python() {
        assert_eq!(
            "a\r\nb\rc\n\nd".tokenize_lines(),
            ["a\r\n", "b\r", "c\n", "\n", "d"]
        );
        assert_eq!("".tokenize_lines(), [""; 0]);
    }

    #[test]
    fn regions_follow_both_texts() {
        let (old, new) = (["a\n", "b\n", "c\n", "d\n"], ["a\n", "c\n", "x\n", "y\n", "e\n"]);
        let hunks = hunks(&old, &new);
        assert_eq!(
            hunks,
            [Hunk { old: 1..2, new: 1..1 }, Hunk { old: 3..4, new: 2..5 }]
        );
        // What was taken away before `c` belongs to it; `x`, `y` and `e` cannot be told apart.
        assert_eq!(regions(&hunks, &[1, 2, 3, 4, 5]), [(1, 1), (3, 2), (4, 5)]);
    }
}
