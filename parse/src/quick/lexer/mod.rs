//! Text to tokens, all at once.
//!
//! The tokens are those of the library's lexer, kind for kind, range for range. `None` stands for all that this one
//! leaves to it: faults, names beyond ASCII, a few rare forms.

mod literal;
mod word;

use std::cmp::Ordering;

use memchr::memchr3;
use ruff_python_ast::token::{Token, TokenFlags, TokenKind};
use ruff_text_size::{TextRange, TextSize};

/// What encloses the text that is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Round,
    Square,
    Curly,
    /// The characters of an f-string.
    Literal,
    /// An expression in an f-string.
    Field,
    /// The format of such an expression.
    Format,
}

/// An f-string that is open.
#[derive(Clone, Copy)]
struct Interpolated {
    quote: u8,
    flags: TokenFlags,
}

/// How far a line is indented, by two measures of tabs that have to agree:
/// <https://docs.python.org/3/reference/lexical_analysis.html#indentation>.
#[derive(Clone, Copy, Default)]
struct Indent {
    /// With tabs that go on to the next multiple of eight.
    column: usize,
    characters: usize,
}

impl Indent {
    #[inline]
    fn compare(self, other: Self) -> Option<Ordering> {
        let order = self.column.cmp(&other.column);
        (order == self.characters.cmp(&other.characters)).then_some(order)
    }
}

pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
    tokens: Vec<Token>,
    levels: Vec<Level>,
    interpolated: Vec<Interpolated>,
    /// Of the blocks that are open.
    indents: Vec<Indent>,
}

/// The tokens of a text that ends with [`TokenKind::EndOfFile`], in the order of the text.
pub(super) fn lex(text: &str) -> Option<Vec<Token>> {
    let mut lexer = Lexer {
        bytes: text.as_bytes(),
        at: 0,
        tokens: Vec::new(),
        levels: Vec::with_capacity(32),
        interpolated: Vec::with_capacity(4),
        indents: Vec::with_capacity(16),
    };
    // Most texts have fewer. One that has more grows in place: nothing else is allocated meanwhile.
    lexer.tokens.reserve_exact(text.len() / 4 + 16);
    lexer.run()?;
    Some(lexer.tokens)
}

/// What a character starts, or continues.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Name,
    Digit,
    Other,
}

const fn classes() -> [Class; 256] {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        let character = byte as u8;
        if character.is_ascii_digit() {
            classes[byte] = Class::Digit;
        } else if character.is_ascii_alphabetic() || character == b'_' {
            classes[byte] = Class::Name;
        }
        byte += 1;
    }
    classes
}

static CLASSES: [Class; 256] = classes();

#[inline]
fn class(byte: u8) -> Class {
    CLASSES[usize::from(byte)]
}

impl Lexer<'_> {
    /// The character at a place; 0, which no text here has, past the end.
    #[inline]
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    #[inline]
    fn push_flagged(&mut self, kind: TokenKind, start: usize, flags: TokenFlags) {
        let range = TextRange::new(TextSize::new(start as u32), TextSize::new(self.at as u32));
        self.tokens.push(Token::new(kind, range, flags));
    }

    #[inline]
    fn push(&mut self, kind: TokenKind, start: usize) {
        self.push_flagged(kind, start, TokenFlags::empty());
    }

    /// A token of `length` characters that starts here.
    #[inline]
    fn operator(&mut self, kind: TokenKind, length: usize) {
        let start = self.at;
        self.at += length;
        self.push(kind, start);
    }

    fn run(&mut self) -> Option<()> {
        if self.bytes.starts_with(b"\xef\xbb\xbf") || u32::try_from(self.bytes.len()).is_err() {
            return None;
        }
        self.line_start()?;
        loop {
            match self.levels.last() {
                Some(Level::Literal | Level::Format) => self.literal()?,
                _ => {
                    while matches!(self.byte(self.at), b' ' | b'\t') {
                        self.at += 1;
                    }
                    if self.at >= self.bytes.len() {
                        return self.finish();
                    }
                    self.token()?;
                }
            }
        }
    }

    fn finish(&mut self) -> Option<()> {
        if !self.levels.is_empty() {
            return None;
        }
        let end = self.at;
        // A line that has code ends with the file.
        let last = self
            .tokens
            .iter()
            .rev()
            .map(Token::kind)
            .find(|kind| !kind.is_comment());
        if last.is_some_and(|kind| {
            !matches!(
                kind,
                TokenKind::Newline | TokenKind::NonLogicalNewline | TokenKind::Dedent
            )
        }) {
            self.push(TokenKind::Newline, end);
        }
        for _ in 0..self.indents.len() {
            self.push(TokenKind::Dedent, end);
        }
        self.push(TokenKind::EndOfFile, end);
        Some(())
    }

    /// Lines without code, then the indentation of the first line with some.
    fn line_start(&mut self) -> Option<()> {
        let mut line = self.at;
        loop {
            let mut at = self.at;
            while self.byte(at) == b' ' {
                at += 1;
            }
            let mut indent = Indent {
                column: at - self.at,
                characters: at - self.at,
            };
            if self.byte(at) == b'\t' {
                at = self.tabs(at, &mut indent);
            }
            self.at = at;
            match self.byte(at) {
                b'\n' => self.operator(TokenKind::NonLogicalNewline, 1),
                b'\r' if self.byte(at + 1) == b'\n' => self.operator(TokenKind::NonLogicalNewline, 2),
                b'#' => {
                    self.comment()?;
                    match self.byte(self.at) {
                        b'\n' => self.operator(TokenKind::NonLogicalNewline, 1),
                        b'\r' => self.operator(TokenKind::NonLogicalNewline, 2),
                        _ => return Some(()),
                    }
                }
                // A form feed starts the count anew.
                b'\x0c' => {
                    self.at += 1;
                    continue;
                }
                b'\r' | b'\\' => return None,
                0 => return (at == self.bytes.len()).then_some(()),
                _ => return self.indentation(line, indent),
            }
            line = self.at;
        }
    }

    /// The rest of an indentation that has tabs, from the first of them on.
    #[cold]
    fn tabs(&self, mut at: usize, indent: &mut Indent) -> usize {
        loop {
            match self.byte(at) {
                b' ' => indent.column += 1,
                b'\t' => indent.column = (indent.column / 8 + 1) * 8,
                _ => return at,
            }
            indent.characters += 1;
            at += 1;
        }
    }

    #[inline]
    fn indentation(&mut self, start: usize, indent: Indent) -> Option<()> {
        let mut current = self.indents.last().copied().unwrap_or_default();
        let mut order = indent.compare(current)?;
        if order == Ordering::Greater {
            self.indents.push(indent);
            self.push(TokenKind::Indent, start);
            return Some(());
        }
        while order == Ordering::Less {
            self.indents.pop();
            current = self.indents.last().copied().unwrap_or_default();
            order = indent.compare(current)?;
            if order == Ordering::Greater {
                return None;
            }
            self.push(TokenKind::Dedent, self.at);
        }
        Some(())
    }

    /// To the end of the line, which is not part of it.
    fn comment(&mut self) -> Option<()> {
        let start = self.at;
        let rest = &self.bytes[start..];
        let length = memchr3(b'\n', b'\r', 0, rest).unwrap_or(rest.len());
        self.at += length;
        match self.byte(self.at) {
            b'\r' if self.byte(self.at + 1) != b'\n' => return None,
            0 if self.at < self.bytes.len() => return None,
            _ => {}
        }
        self.push(TokenKind::Comment, start);
        Some(())
    }

    #[inline]
    fn newline(&mut self, length: usize) -> Option<()> {
        if self.levels.is_empty() {
            self.operator(TokenKind::Newline, length);
            self.line_start()
        } else {
            self.operator(TokenKind::NonLogicalNewline, length);
            Some(())
        }
    }

    fn token(&mut self) -> Option<()> {
        use TokenKind as K;
        let byte = self.byte(self.at);
        match class(byte) {
            Class::Name => return self.name(),
            Class::Digit => return self.number(),
            Class::Other => {}
        }
        let next = self.byte(self.at + 1);
        match byte {
            b'\n' => return self.newline(1),
            b'\r' if next == b'\n' => return self.newline(2),
            b'#' => {
                if self.levels.contains(&Level::Field) {
                    return None;
                }
                return self.comment();
            }
            b'"' | b'\'' => return self.string(self.at, TokenFlags::empty()),
            b'(' => {
                self.levels.push(Level::Round);
                self.operator(K::Lpar, 1);
            }
            b')' => {
                self.close(Level::Round)?;
                self.operator(K::Rpar, 1);
            }
            b'[' => {
                self.levels.push(Level::Square);
                self.operator(K::Lsqb, 1);
            }
            b']' => {
                self.close(Level::Square)?;
                self.operator(K::Rsqb, 1);
            }
            b'{' => {
                self.levels.push(Level::Curly);
                self.operator(K::Lbrace, 1);
            }
            b'}' => {
                if !matches!(self.levels.pop()?, Level::Curly | Level::Field) {
                    return None;
                }
                self.operator(K::Rbrace, 1);
            }
            b',' => self.operator(K::Comma, 1),
            b';' => self.operator(K::Semi, 1),
            b'~' => self.operator(K::Tilde, 1),
            b':' if self.levels.last() == Some(&Level::Field) => {
                self.levels.push(Level::Format);
                self.operator(K::Colon, 1);
            }
            b':' if next == b'=' => self.operator(K::ColonEqual, 2),
            b':' => self.operator(K::Colon, 1),
            b'.' if next.is_ascii_digit() => return self.number(),
            b'.' if next == b'.' && self.byte(self.at + 2) == b'.' => self.operator(K::Ellipsis, 3),
            b'.' => self.operator(K::Dot, 1),
            b'=' if next == b'=' => self.operator(K::EqEqual, 2),
            b'=' => self.operator(K::Equal, 1),
            b'+' if next == b'=' => self.operator(K::PlusEqual, 2),
            b'+' => self.operator(K::Plus, 1),
            b'-' if next == b'=' => self.operator(K::MinusEqual, 2),
            b'-' if next == b'>' => self.operator(K::Rarrow, 2),
            b'-' => self.operator(K::Minus, 1),
            b'*' => self.doubled(byte, [K::Star, K::StarEqual, K::DoubleStar, K::DoubleStarEqual]),
            b'/' => self.doubled(
                byte,
                [K::Slash, K::SlashEqual, K::DoubleSlash, K::DoubleSlashEqual],
            ),
            b'<' if next == b'>' => return None,
            b'<' => self.doubled(byte, [K::Less, K::LessEqual, K::LeftShift, K::LeftShiftEqual]),
            b'>' => self.doubled(
                byte,
                [K::Greater, K::GreaterEqual, K::RightShift, K::RightShiftEqual],
            ),
            b'%' if next == b'=' => self.operator(K::PercentEqual, 2),
            b'%' => self.operator(K::Percent, 1),
            b'&' if next == b'=' => self.operator(K::AmperEqual, 2),
            b'&' => self.operator(K::Amper, 1),
            b'|' if next == b'=' => self.operator(K::VbarEqual, 2),
            b'|' => self.operator(K::Vbar, 1),
            b'^' if next == b'=' => self.operator(K::CircumflexEqual, 2),
            b'^' => self.operator(K::CircumFlex, 1),
            b'@' if next == b'=' => self.operator(K::AtEqual, 2),
            b'@' => self.operator(K::At, 1),
            b'!' if next == b'=' => self.operator(K::NotEqual, 2),
            b'!' if self.levels.last() == Some(&Level::Field) => self.operator(K::Exclamation, 1),
            b'\\' if next == b'\n' => return self.joined(2),
            b'\\' if next == b'\r' && self.byte(self.at + 2) == b'\n' => return self.joined(3),
            _ => return None,
        }
        Some(())
    }

    /// An operator of one or two equal characters, with or without `=`.
    fn doubled(&mut self, byte: u8, [single, assigned, double, double_assigned]: [TokenKind; 4]) {
        match (self.byte(self.at + 1), self.byte(self.at + 2)) {
            (b'=', _) => self.operator(assigned, 2),
            (next, b'=') if next == byte => self.operator(double_assigned, 3),
            (next, _) if next == byte => self.operator(double, 2),
            _ => self.operator(single, 1),
        }
    }

    fn close(&mut self, level: Level) -> Option<()> {
        (self.levels.pop()? == level).then_some(())
    }

    /// A backslash at the end of a line.
    fn joined(&mut self, length: usize) -> Option<()> {
        self.at += length;
        (self.at < self.bytes.len()).then_some(())
    }

    #[inline]
    fn name(&mut self) -> Option<()> {
        let start = self.at;
        let first = word::eight(self.bytes, start);
        let length = word::name_length(first);
        let mut at = start + length;
        let kind = if length < 8 {
            word::kind_of(first & !(u64::MAX << (length * 8)))
        } else {
            loop {
                let length = word::name_length(word::eight(self.bytes, at));
                at += length;
                if length < 8 {
                    break;
                }
            }
            if at - start == 8 {
                word::kind_of(first)
            } else {
                TokenKind::Name
            }
        };
        let end = self.byte(at);
        if end >= 0x80 {
            return None;
        }
        if matches!(end, b'"' | b'\'') && at - start <= 2 {
            let flags = literal::prefix(&self.bytes[start..at])?;
            self.at = at;
            return self.string(start, flags);
        }
        self.at = at;
        self.push(kind, start);
        Some(())
    }
}
