//! Lines of a file as pylint's `format` checker meets them.

use memchr::memchr_iter;
use ruff_python_ast::token::TokenKind;
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::source::Source;

/// The lines of a text without their line breaks, each with the place where it starts.
pub(crate) struct Lines<'a> {
    text: &'a str,
    breaks: memchr::Memchr<'a>,
    start: usize,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self {
            text,
            breaks: memchr_iter(b'\n', text.as_bytes()),
            start: 0,
        }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = (TextSize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        if self.start >= self.text.len() {
            return None;
        }
        let start = self.start;
        let end = self.breaks.next().unwrap_or(self.text.len());
        self.start = end + 1;
        let line = &self.text[start..end];
        Some((
            TextSize::new(start as u32),
            line.strip_suffix('\r').unwrap_or(line),
        ))
    }
}

/// The insides of strings of several lines, in order.
pub(super) struct Inner(Vec<TextRange>);

impl Inner {
    /// Whether the line that starts at an offset lies in such a string.
    pub(super) fn contains(&self, start: TextSize) -> bool {
        let index = self.0.partition_point(|range| range.end() <= start);
        self.0.get(index).is_some_and(|range| range.start() <= start)
    }
}

/// What is checked decides what becomes of strings that begin their line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Checked {
    /// All their lines count.
    Length,
    /// Their last line alone counts.
    Space,
}

/// The strings of several lines without their last line.
pub(super) fn inner_lines(source: &Source, checked: Checked) -> Inner {
    let mut ranges = Vec::new();
    let mut depth = 0;
    let mut outer = TextSize::new(0);
    for token in source.tokens {
        let range = match token.kind() {
            TokenKind::FStringStart | TokenKind::TStringStart => {
                if depth == 0 {
                    outer = token.start();
                }
                depth += 1;
                continue;
            }
            TokenKind::FStringEnd | TokenKind::TStringEnd => {
                depth -= 1;
                if depth > 0 {
                    continue;
                }
                TextRange::new(outer, token.end())
            }
            TokenKind::String if depth == 0 => token.range(),
            _ => continue,
        };
        let text = source.slice(range);
        let Some(last_break) = memchr::memrchr(b'\n', text.as_bytes()) else {
            continue;
        };
        let before = &source.text[..range.start().to_usize()];
        let line = memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |index| index + 1);
        let start = match (before[line..].trim().is_empty(), checked) {
            (true, Checked::Length) => continue,
            (true, Checked::Space) => TextSize::new(line as u32),
            (false, _) => range.start(),
        };
        let last_line = range.start() + TextSize::new(last_break as u32 + 1);
        ranges.push(TextRange::new(start, last_line));
    }
    Inner(ranges)
}

/// The line breaks that end a statement or an empty line, each with the start of its line.
pub(super) fn line_breaks<'a>(source: &'a Source) -> impl Iterator<Item = (TextSize, &'a str)> + use<'a> {
    source.tokens.iter().filter_map(|token| {
        if !matches!(token.kind(), TokenKind::Newline | TokenKind::NonLogicalNewline) {
            return None;
        }
        let line_break = source.slice(token);
        let before = &source.text[..token.start().to_usize()];
        let start = memchr::memrchr2(b'\n', b'\r', before.as_bytes()).map_or(0, |index| index + 1);
        (!line_break.is_empty()).then_some((TextSize::new(start as u32), line_break))
    })
}
