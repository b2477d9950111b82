//! E121 to E133: the indentation of continuation lines.
//!
//! A continuation line is either *hanging* (indented by one level from the line that opened its bracket, with nothing
//! behind that bracket) or *visual* (below what stands behind the bracket). The check reads a logical line's tokens
//! once, keeps what is open, and remembers at which columns a visual indent would be sensible.

use ruff_python_ast::token::TokenKind;
use smallvec::SmallVec;

use super::report;
use crate::checker::Checker;
use crate::lines::{Class, Facts, LineToken, LogicalLine, Spacing, indentation};
use crate::pycodestyle::*;
use crate::settings::Settings;

/// Python refuses deeper nesting of brackets.
const MAX_DEPTH: usize = 200;
/// No line is aligned with a column beyond this.
const MAX_COLUMN: u32 = 4096;

/// Why a line may start at a column.
#[derive(Clone, Copy, PartialEq)]
enum Chance {
    /// Something behind an opening bracket, or an operand of a keyword, stands there.
    Visual,
    /// A string or comment does.
    Text,
    /// This operator does.
    Operator(TokenKind),
}

/// An open bracket; the outermost level stands for the statement itself.
#[derive(Clone, Copy)]
struct Level {
    /// Column of the visual indent; 0 where there is none.
    visual: u32,
    /// The hanging indent; 0 where there is none.
    hang: i32,
    /// Row of the bracket.
    row: u32,
}

/// The indentation, relative to the statement, of rows on which brackets of one depth were opened.
#[derive(Default)]
struct Openings {
    first: Option<i32>,
    /// Without repetition, the latest last.
    indents: SmallVec<[i32; 4]>,
}

impl Openings {
    fn push(&mut self, indent: i32) {
        self.first.get_or_insert(indent);
        if self.indents.last() != Some(&indent) {
            self.indents.retain(|known| *known != indent);
            self.indents.push(indent);
        }
    }

    fn clear(&mut self) {
        self.first = None;
        self.indents.clear();
    }
}

/// The check, with room that is kept from line to line.
pub(super) struct Continuation {
    size: i32,
    hang_closing: bool,
    tab: bool,
    levels: Vec<Level>,
    openings: Vec<Openings>,
    /// How many of `openings` are in use.
    opened: usize,
    /// Sorted by column.
    chances: Vec<(u32, Chance)>,
}

impl Continuation {
    pub(super) fn new(settings: &Settings) -> Self {
        Self {
            size: settings.pycodestyle.indent_size as i32,
            hang_closing: settings.pycodestyle.hang_closing,
            tab: false,
            levels: Vec::new(),
            openings: Vec::new(),
            opened: 0,
            chances: Vec::new(),
        }
    }

    /// `tab`: the file is indented by tabs.
    pub(super) fn check<'a>(&mut self, line: LogicalLine<'a>, tab: bool, checker: &mut Checker<'a>) {
        self.tab = tab;
        let tokens = line.tokens;
        let first = line.first();
        let header = line.last().is_some_and(|last| last.kind == TokenKind::Colon);
        let base = line.indent() as i32;
        let mut cursor = Cursor::new(line);
        let start = cursor.column(first);
        // The column at which the latest row started. At the start of a block, that is where its indent starts.
        let mut row_indent = if line.has(Facts::AFTER_INDENT) { 0 } else { start };
        self.begin(row_indent);
        let mut row = first.row;
        let mut relative = 0;
        let mut visual = None;
        let mut before: Option<&LineToken> = None;
        for (index, token) in tokens.iter().enumerate() {
            let column = cursor.column(token);
            if token.row > row {
                row = token.row;
                let after_string = before.is_some_and(|before| before.row != before.end_row);
                if !after_string || token.spacing.contains(Spacing::AFTER_BREAK) {
                    row_indent = column;
                    relative = indentation(line.row(row)) as i32 - base;
                    visual = self.new_row(token, column, relative, header, checker);
                } else if before.is_some_and(|before| before.end_row != row) {
                    relative = 0;
                }
            }
            let next = tokens.get(index + 1);
            self.note_chances(token, next, column, row - first.row, relative);
            if token.is(Class::OPERATOR) {
                if token.is(Class::OPEN) {
                    if self.levels.len() > MAX_DEPTH {
                        return;
                    }
                    self.open(row, relative);
                } else if token.is(Class::CLOSE) && self.levels.len() > 1 {
                    self.close(row_indent);
                }
                self.note(column, Chance::Operator(token.kind), false);
            }
            before = Some(token);
        }
        let last_row = tokens[tokens.len() - 1].end_row;
        if header && indentation(line.row(last_row)) as i32 == base + self.size {
            let token = tokens
                .iter()
                .rev()
                .take_while(|token| token.row == last_row)
                .last()
                .unwrap_or(first);
            let at = (token.start, token.end);
            if visual.is_some() {
                report(
                    checker,
                    VisuallyIndentedLineSameIndentAsNextLine,
                    at,
                    "Visually indented line with same indent as next logical line",
                );
            } else {
                report(
                    checker,
                    ContinuationLineSameIndentAsNextLine,
                    at,
                    "Continuation line with same indent as next logical line",
                );
            }
        }
    }

    fn begin(&mut self, indent: u32) {
        self.levels.clear();
        self.levels.push(Level {
            visual: indent,
            hang: 0,
            row: 0,
        });
        self.chances.clear();
        self.opened = 0;
        self.openings_at(0).push(0);
    }

    /// The rows on which brackets of a depth were opened.
    fn openings_at(&mut self, depth: usize) -> &mut Openings {
        if depth >= self.opened {
            if depth >= self.openings.len() {
                self.openings.push(Openings::default());
            }
            self.openings[depth].clear();
            self.opened = depth + 1;
        }
        &mut self.openings[depth]
    }

    /// Judges the first token of a continuation line; what speaks for a visual indent there.
    fn new_row(
        &mut self,
        token: &LineToken,
        column: u32,
        relative: i32,
        header: bool,
        checker: &mut Checker,
    ) -> Option<Chance> {
        let depth = self.levels.len() - 1;
        let level = self.levels[depth];
        let closes = token.is(Class::CLOSE);
        let (hang, mut hanging) = self.hang(depth, relative);
        if level.hang != 0 {
            hanging = hang == level.hang;
        }
        let visual = if closes || hang <= 0 {
            None
        } else {
            self.chance(column)
        };
        let at = (token.start, token.end);
        if closes && level.visual != 0 {
            if column != level.visual {
                report(
                    checker,
                    ClosingBracketDoesNotMatchVisualIndent,
                    at,
                    "Closing bracket does not match visual indentation",
                );
            }
        } else if closes && hang == 0 {
            if self.hang_closing {
                report(
                    checker,
                    ClosingBracketMissingIndentation,
                    at,
                    "Closing bracket is missing indentation",
                );
            }
        } else if level.visual != 0 && column < level.visual {
            if visual != Some(Chance::Visual) {
                report(
                    checker,
                    UnderIndentedForVisualIndent,
                    at,
                    "Continuation line under-indented for visual indent",
                );
            }
        } else if hanging || (header && relative == 2 * self.size) {
            if closes && !self.hang_closing {
                report(
                    checker,
                    ClosingBracketDoesNotMatchOpeningLine,
                    at,
                    "Closing bracket does not match indentation of opening line",
                );
            }
            self.levels[depth].hang = hang;
        } else if visual == Some(Chance::Visual) {
            self.levels[depth].visual = column;
        } else if visual == Some(Chance::Text) || visual == Some(Chance::Operator(token.kind)) {
            // Below a string, or the same operator, of a line above.
        } else if hang <= 0 {
            report(
                checker,
                MissingIndentationOrOutdented,
                at,
                "Continuation line missing indentation or outdented",
            );
        } else if level.visual != 0 {
            report(
                checker,
                OverIndentedForVisualIndent,
                at,
                "Continuation line over-indented for visual indent",
            );
        } else if !closes && level.hang != 0 {
            report(
                checker,
                UnalignedForHangingIndent,
                at,
                "Continuation line unaligned for hanging indent",
            );
        } else {
            self.levels[depth].hang = hang;
            if hang > self.size {
                report(
                    checker,
                    OverIndentedForHangingIndent,
                    at,
                    "Continuation line over-indented for hanging indent",
                );
            } else {
                report(
                    checker,
                    UnderIndentedForHangingIndent,
                    at,
                    "Continuation line under-indented for hanging indent",
                );
            }
        }
        visual
    }

    /// How far a row hangs from the latest row that opened a bracket of this depth and makes it a hanging indent, or
    /// else from the first.
    fn hang(&self, depth: usize, relative: i32) -> (i32, bool) {
        let openings = &self.openings[depth];
        let valid = |hang: i32| hang == self.size || (self.tab && hang == 2 * self.size);
        openings
            .indents
            .iter()
            .rev()
            .map(|opening| relative - opening)
            .find(|hang| valid(*hang))
            .map_or((relative - openings.first.unwrap_or(0), false), |hang| {
                (hang, true)
            })
    }

    /// Remembers where lines below may start, before the token itself opens or closes anything.
    fn note_chances(
        &mut self,
        token: &LineToken,
        next: Option<&LineToken>,
        column: u32,
        row: u32,
        relative: i32,
    ) {
        let depth = self.levels.len() - 1;
        let level = &mut self.levels[depth];
        let outermost = row == 0 && depth == 0;
        let opened_here = depth > 0 && level.row == token.row;
        match token.kind {
            kind if opened_here && level.visual == 0 && kind != TokenKind::Comment => {
                level.visual = column;
                self.note(column, Chance::Visual, true);
            }
            TokenKind::String | TokenKind::Comment | TokenKind::FStringStart | TokenKind::TStringStart => {
                self.note(column, Chance::Text, true);
            }
            TokenKind::Assert | TokenKind::Raise | TokenKind::With if outermost => {
                self.note(column + token.end - token.start + 1, Chance::Visual, true);
            }
            TokenKind::If if outermost && self.chances.is_empty() => {
                // `if (` is as long as a level of indentation.
                self.note(column + token.end - token.start + 1, Chance::Visual, true);
            }
            TokenKind::Colon
                if next.is_some_and(|next| {
                    next.row > token.row && next.spacing.contains(Spacing::AFTER_BREAK)
                }) =>
            {
                self.openings_at(depth).push(relative);
            }
            _ => {}
        }
    }

    fn open(&mut self, row: u32, relative: i32) {
        self.levels.push(Level {
            visual: 0,
            hang: 0,
            row,
        });
        let depth = self.levels.len() - 1;
        self.openings_at(depth).push(relative);
    }

    fn close(&mut self, row_indent: u32) {
        self.opened = self.opened.min(self.levels.len());
        let Some(closed) = self.levels.pop() else { return };
        let limit = if closed.visual == 0 {
            row_indent
        } else {
            closed.visual
        };
        // What is around cannot be indented more than what was inside.
        for level in &mut self.levels {
            if level.visual > limit {
                level.visual = 0;
            }
        }
        let kept = self.chances.partition_point(|(column, _)| *column < limit);
        self.chances.truncate(kept);
        if self.levels.len() > 1 {
            let visual = self.levels[self.levels.len() - 1].visual;
            self.note(visual, Chance::Visual, true);
        }
    }

    fn chance(&self, column: u32) -> Option<Chance> {
        self.chances
            .binary_search_by_key(&column, |(column, _)| *column)
            .ok()
            .map(|index| self.chances[index].1)
    }

    fn note(&mut self, column: u32, chance: Chance, replace: bool) {
        if column > MAX_COLUMN {
            return;
        }
        match self.chances.last_mut() {
            Some((last, _)) if *last < column => {}
            None => {}
            _ => match self.chances.binary_search_by_key(&column, |(column, _)| *column) {
                Ok(index) => {
                    if replace {
                        self.chances[index].1 = chance;
                    }
                    return;
                }
                Err(index) => {
                    self.chances.insert(index, (column, chance));
                    return;
                }
            },
        }
        self.chances.push((column, chance));
    }
}

/// Columns of tokens in characters, counted on from the token before.
struct Cursor<'a> {
    line: LogicalLine<'a>,
    row: u32,
    offset: u32,
    column: u32,
}

impl<'a> Cursor<'a> {
    fn new(line: LogicalLine<'a>) -> Self {
        let row = line.first().row;
        Self {
            line,
            row,
            offset: line.row_start(row),
            column: 0,
        }
    }

    fn column(&mut self, token: &LineToken) -> u32 {
        if token.row != self.row {
            self.row = token.row;
            self.offset = self.line.row_start(token.row);
            self.column = 0;
        }
        let passed = &self.line.bytes()[self.offset as usize..token.start as usize];
        self.column += passed.iter().filter(|byte| **byte & 0xC0 != 0x80).count() as u32;
        self.offset = token.start;
        self.column
    }
}
