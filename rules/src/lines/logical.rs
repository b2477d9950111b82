//! Logical lines: statements, headers of compound statements, and comments that stand alone.
//!
//! They are built once per file, in one pass over the tokens, into buffers that are kept from file to file. The pass
//! notes facts about each line ([`Facts`], the kinds of its tokens), so that most rules need not look at most lines.

use ruff_python_ast::token::{TokenKind, Tokens};
use ruff_text_size::{Ranged, TextRange};

use super::{Class, KindSet, class, indentation, range};
use crate::source::Source;

bitflags::bitflags! {
    /// How a token stands to the one before it in its logical line; comments are looked over.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(crate) struct Spacing: u8 {
        /// Something stands between the two: blanks, a line break, comments.
        const APART = 1;
        /// White space stands between them once the logical line is joined to one row: a line break within brackets
        /// is a blank, except after an opening and before a closing one.
        const SPACED = 1 << 1;
        /// That white space is more than one blank, or none.
        const ODD = 1 << 2;
        /// The token is the first of its row.
        const NEW_ROW = 1 << 3;
        /// The row before ended without a backslash.
        const AFTER_BREAK = 1 << 4;
    }

    /// What is known of a logical line before a rule looks at it: each is a reason to look closer.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(crate) struct Facts: u16 {
        /// White space that is not a single blank.
        const ODD_SPACE = 1;
        /// White space after an opening bracket, or before a closing one or `,`, `;`, `:`.
        const SPACE_INSIDE = 1 << 1;
        /// An operator without white space on one side.
        const TIGHT_OPERATOR = 1 << 2;
        /// No white space, or a backslash, after `,`, `;` or `:`.
        const TIGHT_PUNCTUATION = 1 << 3;
        /// Something before `(` or `[`, after a name or closing bracket.
        const SPACE_BEFORE_BRACKET = 1 << 4;
        /// Something on a side of `=` within brackets.
        const SPACED_EQUAL = 1 << 5;
        /// Nothing after a keyword.
        const TIGHT_KEYWORD = 1 << 6;
        /// Tokens on more than one row.
        const ROWS = 1 << 7;
        /// A comment and nothing else.
        const ONLY_COMMENT = 1 << 8;
        /// A row that ends with a backslash, within brackets.
        const BACKSLASH = 1 << 9;
        /// An indent stands before the line: it is the first of its block.
        const AFTER_INDENT = 1 << 11;
        /// A name of one letter that is easily misread.
        const AMBIGUOUS_NAME = 1 << 10;
    }
}

/// A token of a logical line: no line breaks, indents or dedents.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LineToken {
    pub(crate) kind: TokenKind,
    pub(crate) spacing: Spacing,
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Rows from 0.
    pub(crate) row: u32,
    pub(crate) end_row: u32,
}

impl LineToken {
    #[inline]
    pub(crate) fn is(&self, other: Class) -> bool {
        class(self.kind).intersects(other)
    }

    /// Something stands between this token and the one before it.
    #[inline]
    pub(crate) fn apart(&self) -> bool {
        self.spacing.contains(Spacing::APART)
    }

    /// White space stands before it in the joined line.
    #[inline]
    pub(crate) fn spaced(&self) -> bool {
        self.spacing.contains(Spacing::SPACED)
    }
}

impl Ranged for LineToken {
    fn range(&self) -> TextRange {
        range(self.start, self.end)
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    first: u32,
    end: u32,
    kinds: KindSet,
    facts: Facts,
    indent: u32,
    blank_lines: u32,
    blank_before: u32,
    /// The numbers of other lines, [`NONE`] where there is none.
    previous: u32,
    previous_unindented: u32,
    outer: u32,
}

const NONE: u32 = u32::MAX;

/// Room for the lines of one file, kept for the next.
#[derive(Default)]
pub(crate) struct Buffers {
    tokens: Vec<LineToken>,
    records: Vec<Record>,
    /// The statements around the current one: their indentation and number.
    outer: Vec<(u32, u32)>,
}

/// The logical lines of a file.
#[derive(Clone, Copy)]
pub(crate) struct LogicalLines<'a> {
    source: &'a Source<'a>,
    tokens: &'a [LineToken],
    records: &'a [Record],
}

impl<'a> LogicalLines<'a> {
    /// `whole_strings`: f-strings and t-strings are one token each, as Python saw them before 3.12.
    pub(crate) fn build(
        source: &'a Source<'a>,
        tokens: &Tokens,
        whole_strings: bool,
        buffers: &'a mut Buffers,
    ) -> Self {
        buffers.tokens.clear();
        buffers.records.clear();
        buffers.outer.clear();
        let mut builder = Builder::new(source, buffers);
        let mut strings = 0;
        let mut string_start = 0;
        for token in tokens.iter() {
            let kind = token.kind();
            match kind {
                TokenKind::FStringStart | TokenKind::TStringStart if whole_strings => {
                    if strings == 0 {
                        string_start = token.start().to_u32();
                    }
                    strings += 1;
                    continue;
                }
                TokenKind::FStringEnd | TokenKind::TStringEnd if whole_strings && strings > 0 => {
                    strings -= 1;
                    if strings == 0 {
                        builder.push(TokenKind::String, string_start, token.end().to_u32());
                    }
                    continue;
                }
                // An unterminated string ends with its line.
                TokenKind::Newline => strings = 0,
                _ if strings > 0 => continue,
                _ => {}
            }
            match kind {
                TokenKind::NonLogicalNewline => builder.line_break(),
                TokenKind::Newline => builder.finish(),
                TokenKind::Indent => builder.facts |= Facts::AFTER_INDENT,
                TokenKind::Dedent | TokenKind::EndOfFile => {}
                TokenKind::Comment => builder.push_comment(token.start().to_u32(), token.end().to_u32()),
                _ => builder.push(kind, token.start().to_u32(), token.end().to_u32()),
            }
        }
        builder.finish();
        Self {
            source,
            tokens: &buffers.tokens,
            records: &buffers.records,
        }
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = LogicalLine<'a>> {
        (0..self.records.len() as u32).map(move |index| self.get(index))
    }

    fn get(self, index: u32) -> LogicalLine<'a> {
        let record = &self.records[index as usize];
        LogicalLine {
            lines: self,
            index,
            record,
            tokens: &self.tokens[record.first as usize..record.end as usize],
        }
    }
}

/// One logical line, with its comments; never without a token.
#[derive(Clone, Copy)]
pub(crate) struct LogicalLine<'a> {
    lines: LogicalLines<'a>,
    /// Its number, from 0.
    pub(crate) index: u32,
    record: &'a Record,
    pub(crate) tokens: &'a [LineToken],
}

impl<'a> LogicalLine<'a> {
    /// The kinds of its tokens.
    #[inline]
    pub(crate) fn kinds(&self) -> KindSet {
        self.record.kinds
    }

    #[inline]
    pub(crate) fn has(&self, facts: Facts) -> bool {
        self.record.facts.intersects(facts)
    }

    #[inline]
    pub(crate) fn is_comment(&self) -> bool {
        self.has(Facts::ONLY_COMMENT)
    }

    /// The width of its indentation.
    pub(crate) fn indent(&self) -> u32 {
        self.record.indent
    }

    /// Blank lines directly above.
    pub(crate) fn blank_lines(&self) -> u32 {
        self.record.blank_lines
    }

    /// The most blank lines in a row since the previous statement: comments may stand between.
    pub(crate) fn blank_before(&self) -> u32 {
        self.record.blank_before
    }

    /// The nearest line above that is no comment.
    pub(crate) fn previous(&self) -> Option<LogicalLine<'a>> {
        (self.record.previous != NONE).then(|| self.lines.get(self.record.previous))
    }

    /// The nearest line above that is neither comment nor indented.
    pub(crate) fn previous_unindented(&self) -> Option<LogicalLine<'a>> {
        (self.record.previous_unindented != NONE).then(|| self.lines.get(self.record.previous_unindented))
    }

    /// The nearest statement above that is indented less.
    pub(crate) fn outer(&self) -> Option<LogicalLine<'a>> {
        (self.record.outer != NONE).then(|| self.lines.get(self.record.outer))
    }

    /// The line directly above, comment or not.
    pub(crate) fn above(&self) -> Option<LogicalLine<'a>> {
        self.index.checked_sub(1).map(|index| self.lines.get(index))
    }

    #[inline]
    pub(crate) fn bytes(&self) -> &'a [u8] {
        self.lines.source.text.as_bytes()
    }

    #[inline]
    pub(crate) fn text(&self, token: &LineToken) -> &'a str {
        &self.lines.source.text[token.start as usize..token.end as usize]
    }

    /// The tokens that are no comments.
    #[inline]
    pub(crate) fn code(&self) -> impl DoubleEndedIterator<Item = &'a LineToken> + Clone + use<'a> {
        self.tokens
            .iter()
            .filter(|token| token.kind != TokenKind::Comment)
    }

    pub(crate) fn first(&self) -> &'a LineToken {
        &self.tokens[0]
    }

    /// The last token that is no comment.
    pub(crate) fn last(&self) -> Option<&'a LineToken> {
        self.code().next_back()
    }

    /// Where a row starts, behind a byte order mark.
    pub(crate) fn row_start(&self, row: u32) -> u32 {
        let start = self.lines.source.lines().line_starts()[row as usize].to_u32();
        if row == 0 && self.bytes().starts_with(b"\xef\xbb\xbf") {
            3
        } else {
            start
        }
    }

    /// How many rows the file has; none after a last line break.
    pub(crate) fn row_count(&self) -> u32 {
        let starts = self.lines.source.lines().line_starts();
        let empty = starts
            .last()
            .is_some_and(|start| usize::from(*start) == self.bytes().len());
        starts.len() as u32 - u32::from(empty)
    }

    /// The bytes of a row, its line break included.
    pub(crate) fn row(&self, row: u32) -> &'a [u8] {
        let starts = self.lines.source.lines().line_starts();
        let end = starts
            .get(row as usize + 1)
            .map_or(self.bytes().len(), |end| usize::from(*end));
        &self.bytes()[self.row_start(row) as usize..end]
    }

    /// Whether one of its comments asks pycodestyle for silence. Findings on such lines are dropped elsewhere; this
    /// is for checks that remember what they have seen.
    pub(crate) fn is_silenced(&self) -> bool {
        self.kinds().contains(TokenKind::Comment)
            && self
                .tokens
                .iter()
                .filter(|token| token.kind == TokenKind::Comment)
                .any(|token| {
                    let text = self.text(token).to_ascii_lowercase();
                    text.contains("# noqa") || text.contains("# nopep8")
                })
    }
}

struct Builder<'b> {
    bytes: &'b [u8],
    starts: &'b [ruff_text_size::TextSize],
    tokens: &'b mut Vec<LineToken>,
    records: &'b mut Vec<Record>,
    outer: &'b mut Vec<(u32, u32)>,
    row: u32,
    /// The first token of the line being built.
    first: u32,
    /// The last token of the line that is no comment.
    last: Option<LineToken>,
    kinds: KindSet,
    facts: Facts,
    /// Brackets that are open.
    depth: u32,
    after_break: bool,
    blank_lines: u32,
    blank_before: u32,
    previous: u32,
    previous_unindented: u32,
}

impl<'b> Builder<'b> {
    fn new(source: &'b Source, buffers: &'b mut Buffers) -> Self {
        Self {
            bytes: source.text.as_bytes(),
            starts: source.lines().line_starts(),
            tokens: &mut buffers.tokens,
            records: &mut buffers.records,
            outer: &mut buffers.outer,
            row: 0,
            first: 0,
            last: None,
            kinds: KindSet::default(),
            facts: Facts::empty(),
            depth: 0,
            after_break: false,
            blank_lines: 0,
            blank_before: 0,
            previous: NONE,
            previous_unindented: NONE,
        }
    }

    /// Moves on to the row that holds an offset.
    #[inline]
    fn advance(&mut self, offset: u32) -> u32 {
        while let Some(start) = self.starts.get(self.row as usize + 1)
            && start.to_u32() <= offset
        {
            self.row += 1;
        }
        self.row
    }

    fn push_comment(&mut self, start: u32, end: u32) {
        let row = self.advance(start);
        self.kinds.insert(TokenKind::Comment);
        if let Some(last) = self.last.filter(|last| last.end == start) {
            let before = class(last.kind);
            self.facts.set(
                Facts::TIGHT_PUNCTUATION,
                self.facts.contains(Facts::TIGHT_PUNCTUATION) || before.intersects(Class::PUNCTUATION),
            );
            self.facts.set(
                Facts::TIGHT_KEYWORD,
                self.facts.contains(Facts::TIGHT_KEYWORD) || before.intersects(Class::KEYWORD),
            );
        }
        let mut spacing = Spacing::APART;
        spacing.set(
            Spacing::NEW_ROW,
            self.tokens.len() as u32 > self.first
                && self.tokens.last().is_some_and(|last| last.end_row != row),
        );
        spacing.set(Spacing::AFTER_BREAK, self.after_break);
        self.tokens.push(LineToken {
            kind: TokenKind::Comment,
            spacing,
            start,
            end,
            row,
            end_row: row,
        });
    }

    #[inline]
    fn push(&mut self, kind: TokenKind, start: u32, end: u32) {
        let row = self.advance(start);
        let end_row = if kind == TokenKind::String
            || kind == TokenKind::FStringMiddle
            || kind == TokenKind::TStringMiddle
        {
            self.advance(end)
        } else {
            row
        };
        let this = class(kind);
        self.kinds.insert(kind);
        let mut spacing = Spacing::empty();
        if let Some(last) = self.last {
            let before = class(last.kind);
            if start == last.end {
                if before.intersects(Class::PUNCTUATION) {
                    self.facts |= Facts::TIGHT_PUNCTUATION;
                }
                if before.intersects(Class::KEYWORD) {
                    self.facts |= Facts::TIGHT_KEYWORD;
                }
                if (this | before).intersects(Class::NEEDS_SPACE.union(Class::EVEN_SPACE)) {
                    self.facts |= Facts::TIGHT_OPERATOR;
                }
            } else {
                spacing = self.space(&last, kind, start, row);
            }
        }
        if this.intersects(Class::OPEN) {
            self.depth += 1;
        } else if this.intersects(Class::CLOSE) {
            self.depth = self.depth.saturating_sub(1);
        } else if kind == TokenKind::Name
            && end - start == 1
            && matches!(self.bytes[start as usize], b'l' | b'O' | b'I')
        {
            self.facts |= Facts::AMBIGUOUS_NAME;
        }
        let token = LineToken {
            kind,
            spacing,
            start,
            end,
            row,
            end_row,
        };
        self.tokens.push(token);
        self.last = Some(token);
        self.after_break = false;
    }

    /// What stands between two tokens that do not touch.
    #[inline]
    fn space(&mut self, last: &LineToken, kind: TokenKind, start: u32, row: u32) -> Spacing {
        let (before, this) = (class(last.kind), class(kind));
        let mut spacing = Spacing::APART;
        if row == last.end_row {
            spacing |= Spacing::SPACED;
            if start - last.end > 1 || self.bytes[last.end as usize] != b' ' {
                spacing |= Spacing::ODD;
                self.facts |= Facts::ODD_SPACE;
            }
        } else {
            spacing |= Spacing::NEW_ROW;
            if last.kind == TokenKind::Comma
                || !(before.intersects(Class::OPEN) || this.intersects(Class::CLOSE))
            {
                spacing |= Spacing::SPACED;
            }
            if self.after_break {
                spacing |= Spacing::AFTER_BREAK;
            } else {
                if self.depth > 0 {
                    self.facts |= Facts::BACKSLASH;
                }
                if before.intersects(Class::PUNCTUATION) {
                    self.facts |= Facts::TIGHT_PUNCTUATION;
                }
            }
        }
        if spacing.contains(Spacing::SPACED)
            && (before.intersects(Class::OPEN) || this.intersects(Class::CLOSE.union(Class::PUNCTUATION)))
        {
            self.facts |= Facts::SPACE_INSIDE;
        }
        if matches!(kind, TokenKind::Lpar | TokenKind::Lsqb)
            && before.intersects(Class::WORD.union(Class::CLOSE))
        {
            self.facts |= Facts::SPACE_BEFORE_BRACKET;
        }
        if self.depth > 0 && (kind == TokenKind::Equal || last.kind == TokenKind::Equal) {
            self.facts |= Facts::SPACED_EQUAL;
        }
        spacing
    }

    /// A line break that ends no statement.
    fn line_break(&mut self) {
        self.after_break = true;
        if self.tokens.len() as u32 == self.first {
            self.blank_lines += 1;
        } else if self.last.is_none() {
            self.facts |= Facts::ONLY_COMMENT;
            self.finish();
        }
    }

    fn finish(&mut self) {
        let end = self.tokens.len() as u32;
        if end == self.first {
            return;
        }
        if self.last.is_none() {
            self.facts |= Facts::ONLY_COMMENT;
        }
        let first = self.tokens[self.first as usize];
        if self.tokens[end as usize - 1].end_row != first.row {
            self.facts |= Facts::ROWS;
        }
        let line_start = self.starts[first.row as usize].to_u32();
        let indent = if line_start == first.start {
            0
        } else {
            indentation(&self.bytes[line_start as usize..first.start as usize])
        };
        self.blank_before = self.blank_before.max(self.blank_lines);
        let index = self.records.len() as u32;
        let comment = self.facts.contains(Facts::ONLY_COMMENT);
        while !comment && self.outer.pop_if(|(outer, _)| *outer >= indent).is_some() {}
        let outer = self.outer.last().map_or(NONE, |(_, outer)| *outer);
        self.records.push(Record {
            first: self.first,
            end,
            kinds: self.kinds,
            facts: self.facts,
            indent,
            blank_lines: self.blank_lines,
            blank_before: self.blank_before,
            previous: self.previous,
            previous_unindented: self.previous_unindented,
            outer,
        });
        if !comment {
            self.outer.push((indent, index));
            self.previous = index;
            if indent == 0 {
                self.previous_unindented = index;
            }
            self.blank_before = 0;
        }
        self.blank_lines = 0;
        self.first = end;
        self.last = None;
        self.kinds = KindSet::default();
        self.facts = Facts::empty();
        self.depth = 0;
        self.after_break = false;
    }
}
