//! The text of one file, with what is found once and used by many rules.

use std::cell::OnceCell;
use std::path::Path;

use ruff_python_ast::token::{TokenKind, Tokens};
use ruff_source_file::LineIndex;
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::diagnostic::Location;

/// One file as rules see it.
pub(crate) struct Source<'a> {
    pub(crate) path: &'a Path,
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a Tokens,
    /// Comments, in order.
    pub(crate) comments: Vec<TextRange>,
    is_stub: bool,
    is_package: bool,
    /// The most tokens of a logical line, with the blocks around it: nothing nests deeper.
    pub(crate) nesting: usize,
    lines: OnceCell<LineIndex>,
}

impl<'a> Source<'a> {
    pub(crate) fn new(path: &'a Path, text: &'a str, tokens: &'a Tokens) -> Self {
        let mut comments = Vec::new();
        let (mut blocks, mut line, mut nesting): (usize, usize, usize) = (0, 0, 0);
        for token in tokens {
            line += 1;
            match token.kind() {
                TokenKind::Comment => comments.push(token.range()),
                TokenKind::Newline => {
                    nesting = nesting.max(line + blocks);
                    line = 0;
                }
                TokenKind::Indent => blocks += 1,
                TokenKind::Dedent => blocks = blocks.saturating_sub(1),
                _ => {}
            }
        }
        Self {
            path,
            text,
            tokens,
            comments,
            nesting: nesting.max(line + blocks),
            is_stub: path.extension().is_some_and(|extension| extension == "pyi"),
            is_package: path.file_stem().is_some_and(|stem| stem == "__init__"),
            lines: OnceCell::new(),
        }
    }

    pub(crate) fn slice(&self, ranged: impl Ranged) -> &'a str {
        &self.text[ranged.range()]
    }

    pub(crate) fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::from_source_text(self.text))
    }

    /// The line that holds an offset, from 1.
    pub(crate) fn row(&self, offset: TextSize) -> u32 {
        self.lines().line_index(offset).get() as u32
    }

    /// Row and column of an offset, both from 1; a byte order mark is no column.
    pub(crate) fn location(&self, offset: TextSize) -> Location {
        let location = self.lines().line_column(offset, self.text);
        Location {
            row: location.line.get() as u32,
            column: location.column.get() as u32,
        }
    }

    /// Locations of offsets that mostly follow each other: a long line is not counted from its start each time.
    pub(crate) fn locator(&self) -> Locator<'_, 'a> {
        Locator {
            source: self,
            known: Default::default(),
        }
    }

    pub(crate) fn is_stub(&self) -> bool {
        self.is_stub
    }

    /// Whether the file is a package's `__init__.py`.
    pub(crate) fn is_package(&self) -> bool {
        self.is_package
    }
}

/// Remembers the last place that it was asked for.
pub(crate) struct Locator<'s, 'a> {
    source: &'s Source<'a>,
    known: (TextSize, Location),
}

impl Locator<'_, '_> {
    pub(crate) fn at(&mut self, offset: TextSize) -> Location {
        let (from, location) = self.known;
        let row = self.source.row(offset);
        let found = if row == location.row && offset >= from {
            let between = &self.source.text[TextRange::new(from, offset)];
            let column = location.column + between.chars().count() as u32;
            Location { row, column }
        } else {
            self.source.location(offset)
        };
        self.known = (offset, found);
        found
    }

    /// Both ends of a range; what is asked next may begin before this one's end.
    pub(crate) fn ends(&mut self, range: TextRange) -> (Location, Location) {
        let start = self.at(range.start());
        let known = self.known;
        let end = self.at(range.end());
        self.known = known;
        (start, end)
    }
}
