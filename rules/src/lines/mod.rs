//! Physical and logical lines, as pycodestyle's rules see them.

mod kinds;
mod logical;

use ruff_text_size::TextRange;

pub(crate) use kinds::{Class, KindSet, class};
pub(crate) use logical::{Buffers, Facts, LineToken, LogicalLine, LogicalLines, Spacing};

use crate::source::Source;

/// One line of the file without its line break.
#[derive(Clone, Copy)]
pub(crate) struct PhysicalLine<'a> {
    pub(crate) text: &'a str,
    pub(crate) range: TextRange,
    /// From 1.
    pub(crate) row: u32,
}

/// The lines of a file, first to last. A text that ends with a line break has no empty line after it; a byte order
/// mark belongs to no line.
pub(crate) fn physical_lines<'a>(source: &'a Source<'a>) -> impl Iterator<Item = PhysicalLine<'a>> {
    physical_lines_longer_than(source, 0)
}

/// The lines that have more bytes than `length`, with their line break; the others are quickly passed over.
pub(crate) fn physical_lines_longer_than<'a>(
    source: &'a Source<'a>,
    length: usize,
) -> impl Iterator<Item = PhysicalLine<'a>> {
    let text = source.text;
    let starts = source.lines().line_starts();
    let mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
    starts.iter().enumerate().filter_map(move |(index, start)| {
        let next = starts
            .get(index + 1)
            .map_or(text.len(), |next| usize::from(*next));
        if next - usize::from(*start) <= length {
            return None;
        }
        let start = usize::from(*start).max(if index == 0 { mark } else { 0 });
        if start >= text.len() {
            return None;
        }
        let bytes = &text.as_bytes()[start..next];
        let end = match bytes {
            [.., b'\r', b'\n'] => next - 2,
            [.., b'\r' | b'\n'] => next - 1,
            _ => next,
        };
        Some(PhysicalLine {
            text: &text[start..end],
            range: range(start as u32, end as u32),
            row: index as u32 + 1,
        })
    })
}

/// The range between two byte offsets.
#[inline]
pub(crate) fn range(start: u32, end: u32) -> TextRange {
    TextRange::new(start.into(), end.max(start).into())
}

/// The width of a line's indentation: a tab reaches to the next multiple of eight.
pub(crate) fn indentation(line: &[u8]) -> u32 {
    let mut width = 0;
    let mut tabs = false;
    for byte in line {
        match byte {
            b' ' => width += 1,
            b'\t' => {
                width = width / 8 * 8 + 8;
                tabs = true;
            }
            // With a tab in it, only blanks and tabs count as indentation.
            b'\x0c' | b'\x0b' if !tabs => width += 1,
            _ => break,
        }
    }
    width
}
