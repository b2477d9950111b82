//! E101, W191, W291, W293, and the end of the file: W292, W391.

use super::{replace, report};
use crate::checker::Checker;
use crate::diagnostic::{Edit, Fix};
use crate::lines::physical_lines;
use crate::pycodestyle::*;

pub(super) fn check_lines(checker: &mut Checker) {
    let source = checker.source;
    let mut indent = None;
    for line in physical_lines(source) {
        let bytes = line.text.as_bytes();
        let (Some(&first), Some(&last)) = (bytes.first(), bytes.last()) else {
            continue;
        };
        let start = line.range.start().to_u32();
        if matches!(first, b' ' | b'\t') {
            let expected = *indent.get_or_insert(first);
            let blanks = bytes.iter().take_while(|byte| **byte == b' ').count();
            let tab = bytes.get(blanks) == Some(&b'\t');
            if (first != expected || tab) && indented(bytes, expected, start, checker) {
                indent = Some(first);
            }
        }
        if matches!(last, b' ' | b'\t' | b'\x0b' | b'\x0c') {
            trailing(bytes, start, checker);
        }
    }
}

/// Looks at an indentation that is not all of blanks; whether it mixes blanks and tabs. If it does, its first
/// character is what the lines below are measured by.
fn indented(line: &[u8], expected: u8, start: u32, checker: &mut Checker) -> bool {
    let width = line
        .iter()
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count() as u32;
    let indent = &line[..width as usize];
    let odd = indent.iter().position(|byte| *byte != expected);
    if let Some(odd) = odd {
        report(
            checker,
            MixedSpacesAndTabs,
            (start + odd as u32, start + width),
            "Indentation contains mixed spaces and tabs",
        );
    }
    if let Some(tab) = memchr::memchr(b'\t', indent) {
        report(
            checker,
            TabIndentation,
            (start + tab as u32, start + width),
            "Indentation contains tabs",
        );
    }
    odd.is_some()
}

fn trailing(line: &[u8], start: u32, checker: &mut Checker) {
    // Form feeds separate pages; only what stands before them is white space.
    let pages = line.iter().rev().take_while(|byte| **byte == b'\x0c').count();
    let end = line.len() - pages;
    let blanks = line[..end]
        .iter()
        .rev()
        .take_while(|byte| matches!(byte, b' ' | b'\t' | b'\x0b'))
        .count();
    if blanks == 0 {
        return;
    }
    let at = (start + (end - blanks) as u32, start + end as u32);
    let found = if end == blanks {
        report(
            checker,
            BlankLineWithWhitespace,
            at,
            "Blank line contains whitespace",
        )
    } else {
        report(checker, TrailingWhitespace, at, "Trailing whitespace")
    };
    replace(found, "Remove the white space", "");
}

pub(super) fn check_end(checker: &mut Checker) {
    let text = checker.source.text;
    let Some(last) = text.as_bytes().last() else {
        return;
    };
    let size = text.len() as u32;
    if !matches!(last, b'\n' | b'\r') {
        let found = report(
            checker,
            MissingNewlineAtEndOfFile,
            (size, size),
            "No newline at end of file",
        );
        replace(found, "Add the line break", "\n");
        return;
    }
    let without_break = |text: &'_ str| {
        let text = text.strip_suffix('\n').unwrap_or(text);
        text.strip_suffix('\r').unwrap_or(text).len()
    };
    let last_line = without_break(text);
    let is_blank = last_line == 0 || matches!(text.as_bytes()[last_line - 1], b'\n' | b'\r');
    if is_blank {
        let kept = text.trim_end_matches(['\r', '\n']).len();
        let found = report(
            checker,
            TooManyNewlinesAtEndOfFile,
            (last_line as u32, size),
            "Blank line at end of file",
        );
        if let Some(found) = found {
            // The line break of the last line that is not empty stays.
            let rest = &text[kept..];
            let first_break = match rest.as_bytes() {
                _ if kept == 0 => 0,
                [b'\r', b'\n', ..] => 2,
                _ => 1,
            };
            let edit = Edit::deletion(crate::lines::range((kept + first_break) as u32, size));
            found.fix(Fix::safe_edit("Remove the blank lines", edit));
        }
    }
}
