//! E301 to E306: blank lines around definitions.

use ruff_python_ast::token::TokenKind;
use ruff_text_size::Ranged;

use super::{report, span};
use crate::checker::{Checker, Report};
use crate::diagnostic::{Edit, Fix};
use crate::lines::{LogicalLine, indentation, range};
use crate::pycodestyle::*;

const TOP_LEVEL: u32 = 2;
const METHODS: u32 = 1;
/// How far from a definition rows are read.
const ROWS: u32 = 1000;

pub(super) fn check<'a>(line: LogicalLine<'a>, checker: &mut Checker<'a>) {
    let (indent, blank_lines, before) = (line.indent(), line.blank_lines(), line.blank_before());
    let previous = line.previous();
    if previous.is_none() && before < TOP_LEVEL {
        return;
    }
    let at = span(line.first().range());
    if let Some(previous) = previous
        && previous.first().kind == TokenKind::At
    {
        if blank_lines > 0 {
            let found = report(
                checker,
                BlankLineAfterDecorator,
                at,
                format!("Blank lines found after function decorator ({blank_lines})"),
            );
            remove_blank_lines(found, &line, 0);
        }
    } else if blank_lines > TOP_LEVEL || (indent > 0 && blank_lines > METHODS) {
        let found = report(
            checker,
            TooManyBlankLines,
            at,
            format!("Too many blank lines ({blank_lines})"),
        );
        remove_blank_lines(found, &line, if indent > 0 { METHODS } else { TOP_LEVEL });
    } else if starts_definition(&line) {
        if before == 0 && is_one_liner(&line) {
            return;
        }
        if indent > 0 {
            let previous_indent = previous.map_or(0, |previous| previous.indent());
            if before == METHODS
                || previous_indent < indent
                || previous.is_some_and(|previous| is_docstring(&previous))
            {
                return;
            }
            let found = if is_nested(&line) {
                report(
                    checker,
                    BlankLinesBeforeNestedDefinition,
                    at,
                    "Expected 1 blank line before a nested definition, found 0",
                )
            } else {
                report(
                    checker,
                    BlankLineBetweenMethods,
                    at,
                    "Expected 1 blank line, found 0",
                )
            };
            add_blank_lines(found, &line, METHODS);
        } else if before != TOP_LEVEL {
            let found = report(
                checker,
                BlankLinesTopLevel,
                at,
                format!("Expected {TOP_LEVEL} blank lines, found {before}"),
            );
            add_blank_lines(found, &line, TOP_LEVEL);
        }
    } else if indent == 0
        && before != TOP_LEVEL
        && !line.is_comment()
        && line
            .previous_unindented()
            .is_some_and(|previous| matches!(previous.first().kind, TokenKind::Def | TokenKind::Class))
    {
        let found = report(
            checker,
            BlankLinesAfterFunctionOrClass,
            at,
            format!("Expected {TOP_LEVEL} blank lines after class or function definition, found {before}"),
        );
        add_blank_lines(found, &line, TOP_LEVEL);
    }
}

/// `def`, `async def`, `class` or a decorator.
fn starts_definition(line: &LogicalLine) -> bool {
    match line.first().kind {
        TokenKind::Def | TokenKind::Class | TokenKind::At => true,
        TokenKind::Async => line
            .tokens
            .get(1)
            .is_some_and(|token| token.kind == TokenKind::Def),
        _ => false,
    }
}

/// A string without a prefix, or with `r` or `u`.
fn is_docstring(line: &LogicalLine) -> bool {
    let first = line.first();
    if first.kind != TokenKind::String {
        return false;
    }
    let text = line.text(first);
    let text = text.strip_prefix('u').unwrap_or(text);
    let text = text.strip_prefix('r').unwrap_or(text);
    text.starts_with(['"', '\''])
}

/// Whether a function holds the line, looked for from the inside out. Rows of strings and continuation lines that are
/// indented less count as well, as in pycodestyle; far up, only statements do.
fn is_nested(line: &LogicalLine) -> bool {
    let mut indent = line.indent();
    let row = line.first().row;
    for row in (row.saturating_sub(ROWS)..row).rev() {
        let text = line.row(row);
        let width = indentation(text);
        if width < indent && !text.trim_ascii().is_empty() {
            indent = width;
            if starts_function(text) {
                return true;
            }
            if indent == 0 {
                return false;
            }
        }
    }
    let mut outer = line.outer();
    while let Some(line) = outer {
        if line.indent() >= indent {
            outer = line.outer();
            continue;
        }
        let first = line.first().kind;
        if first == TokenKind::Def || (first == TokenKind::Async && starts_definition(&line)) {
            return true;
        }
        outer = line.outer();
    }
    false
}

/// Whether a definition and its body stand on one line, in a group of such.
fn is_one_liner(line: &LogicalLine) -> bool {
    let indent = line.indent();
    let mut row = line.tokens[line.tokens.len() - 1].end_row;
    if row > 0 && indentation(line.row(row - 1)) > indent {
        return false;
    }
    let rows = line.row_count();
    let end = rows.min(row + ROWS);
    while row < end && !starts_def_or_class(line.row(row)) {
        row += 1;
    }
    if row == end {
        return false;
    }
    (row + 1..rows)
        .map(|row| line.row(row))
        .find(|row| !row.trim_ascii().is_empty())
        .is_none_or(|row| indentation(row) <= indent)
}

fn starts_def_or_class(row: &[u8]) -> bool {
    starts_function(row) || after_word(row, b"class").is_some()
}

fn starts_function(row: &[u8]) -> bool {
    let row = after_word(row, b"async").unwrap_or(row);
    after_word(row, b"def").is_some()
}

/// What stands behind the first word of a row and white space, if it is this word.
fn after_word<'a>(row: &'a [u8], word: &[u8]) -> Option<&'a [u8]> {
    let rest = row.trim_ascii_start().strip_prefix(word)?;
    rest.first().is_some_and(u8::is_ascii_whitespace).then_some(rest)
}

/// Offers to leave only `keep` of the blank lines above.
fn remove_blank_lines(found: Option<&mut Report>, line: &LogicalLine, keep: u32) {
    if let Some(found) = found {
        let row = line.first().row;
        let start = line.row_start((row + keep).saturating_sub(line.blank_lines()));
        let edit = Edit::deletion(range(start, line.row_start(row)));
        found.fix(Fix::safe_edit("Remove the blank lines", edit));
    }
}

/// Offers to fill up the blank lines above to `wanted`; not where comments above may belong to the line.
fn add_blank_lines(found: Option<&mut Report>, line: &LogicalLine, wanted: u32) {
    let before = line.blank_before();
    if let Some(found) = found
        && before < wanted
        && line.above().is_some_and(|above| !above.is_comment())
    {
        let at = line.row_start(line.first().row);
        let edit = Edit::insertion(at.into(), "\n".repeat((wanted - before) as usize));
        found.fix(Fix::safe_edit("Add blank lines", edit));
    }
}
