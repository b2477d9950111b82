//! Fixes that would lead to other findings are taken back: `x=f(a,` is not spaced out where that makes its line too
//! long, or puts the lines below out of line.
//!
//! The fixed text is compared with the old one statement by statement. Where a statement has more findings of some
//! rule than its old lines had, it gets its old lines back.

use std::collections::HashMap;
use std::ops::Range;

use parlint_rules::{Diagnostic, RuleId};
use similar::{Algorithm, DiffTag, capture_diff_slices};

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
    let (old_lines, new_lines) = (lines(old.text), lines(new.text));
    let hunks = hunks(&old_lines, &new_lines);
    let regions = regions(&hunks, statement_ends);
    let mut culprits = vec![false; hunks.len()];
    let old_counts = counts(old.diagnostics, |row| {
        regions.partition_point(|(start, _)| *start <= row)
    });
    let new_counts = counts(new.diagnostics, |row| {
        regions.partition_point(|(_, start)| *start <= row)
    });
    let worse = |(place, count): (&(usize, RuleId), &usize)| {
        (old_counts.get(place).copied().unwrap_or(0) < *count).then_some(place.0)
    };
    let mut worse: Vec<usize> = new_counts.iter().filter_map(worse).collect();
    worse.sort_unstable();
    for (hunk, culprit) in hunks.iter().zip(&mut culprits) {
        let region = regions.partition_point(|(_, start)| *start <= hunk.new.start);
        *culprit = worse.binary_search(&region).is_ok();
    }
    if !culprits.contains(&true) {
        // What one statement lost, another may have won.
        if is_subset(new.diagnostics, old.diagnostics) {
            return None;
        }
        culprits.fill(true);
    }
    let mut text = String::with_capacity(new.text.len());
    let mut copied = 0;
    for (hunk, _) in hunks.iter().zip(culprits).filter(|(_, culprit)| *culprit) {
        text.extend(new_lines[copied..hunk.new.start].iter().copied());
        text.extend(old_lines[hunk.old.clone()].iter().copied());
        copied = hunk.new.end;
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

/// With what ends them, as Python ends lines.
fn lines(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let mut lines = Vec::new();
    let mut start = 0;
    for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') {
            continue;
        }
        lines.push(&text[start..=at]);
        start = at + 1;
    }
    if start < text.len() {
        lines.push(&text[start..]);
    }
    lines
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
        assert_eq!(lines("a\r\nb\rc\n\nd"), ["a\r\n", "b\r", "c\n", "\n", "d"]);
        assert_eq!(lines(""), [""; 0]);
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
