//! Places as editors count them: lines from 0, and in a line bytes or UTF-16 code units, as both sides agreed.

use lsp_types::{InitializeParams, Position, PositionEncodingKind, Range};
use ruff_text_size::TextRange;

use crate::report::line_starts;

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16,
}

impl Encoding {
    /// Bytes where the editor offers them, because that is how the text is kept; else what every editor knows.
    pub fn agreed(params: &InitializeParams) -> Self {
        let offered = params
            .capabilities
            .general
            .as_ref()
            .and_then(|general| general.position_encodings.as_deref())
            .unwrap_or_default();
        if offered.contains(&PositionEncodingKind::UTF8) {
            Encoding::Utf8
        } else {
            Encoding::Utf16
        }
    }

    fn length(self, text: &str) -> usize {
        match self {
            Encoding::Utf8 => text.len(),
            Encoding::Utf16 => text.chars().map(char::len_utf16).sum(),
        }
    }
}

/// Where the lines of a text begin.
pub struct Lines {
    encoding: Encoding,
    starts: Vec<usize>,
}

impl Lines {
    pub fn of(text: &str, encoding: Encoding) -> Self {
        Self {
            encoding,
            starts: line_starts(text),
        }
    }

    pub fn position(&self, text: &str, offset: usize) -> Position {
        let offset = text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        let character = self.encoding.length(&text[self.starts[line]..offset]);
        Position::new(line as u32, character as u32)
    }

    pub fn range(&self, text: &str, range: TextRange) -> Range {
        let end = self.position(text, range.end().into());
        Range::new(self.position(text, range.start().into()), end)
    }

    /// The byte of a place; one behind the end of its line is the end of it.
    pub fn offset(&self, text: &str, position: Position) -> usize {
        let Some(start) = self.starts.get(position.line as usize).copied() else {
            return text.len();
        };
        let next = self.starts.get(position.line as usize + 1).copied();
        let line = text[start..next.unwrap_or(text.len())].trim_end_matches(['\r', '\n']);
        let mut left = position.character as usize;
        for (index, character) in line.char_indices() {
            let length = match self.encoding {
                Encoding::Utf8 => character.len_utf8(),
                Encoding::Utf16 => character.len_utf16(),
            };
            if left < length {
                return start + index;
            }
            left -= length;
        }
        start + line.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let text = "a😀é\r\nb\rc\n";
        for (encoding, offset, line, character) in [
            (Encoding::Utf16, 5, 0, 3),
            (Encoding::Utf8, 5, 0, 5),
            (Encoding::Utf16, 7, 0, 4),
            (Encoding::Utf16, 9, 1, 0),
            (Encoding::Utf16, 11, 2, 0),
            (Encoding::Utf16, 13, 3, 0),
        ] {
            let lines = Lines::of(text, encoding);
            let position = Position::new(line, character);
            assert_eq!(lines.position(text, offset), position);
            assert_eq!(lines.offset(text, position), offset, "{position:?}");
        }
        let lines = Lines::of(text, Encoding::Utf16);
        // In the middle of a pair, behind a line, behind the text.
        assert_eq!(lines.offset(text, Position::new(0, 2)), 1);
        assert_eq!(lines.offset(text, Position::new(1, 99)), 10);
        assert_eq!(lines.offset(text, Position::new(99, 0)), text.len());
    }
}
