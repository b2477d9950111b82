//! Numbers and strings.

use memchr::memchr2;
use ruff_python_ast::token::{TokenFlags, TokenKind};

use super::{Class, Interpolated, Level, Lexer, class};

impl Lexer<'_> {
    fn digits(&mut self, is_digit: impl Fn(u8) -> bool) -> Option<()> {
        loop {
            while is_digit(self.byte(self.at)) {
                self.at += 1;
            }
            if self.byte(self.at) != b'_' {
                return Some(());
            }
            self.at += 1;
            if !is_digit(self.byte(self.at)) {
                return None;
            }
        }
    }

    pub(super) fn number(&mut self) -> Option<()> {
        let start = self.at;
        let first = self.byte(start);
        let mut kind = TokenKind::Int;
        let radix = self.byte(start + 1) | 0x20;
        if first == b'0' && matches!(radix, b'x' | b'o' | b'b') {
            self.at += 2;
            let before = self.at;
            match radix {
                b'x' => self.digits(|byte| byte.is_ascii_hexdigit())?,
                b'o' => self.digits(|byte| matches!(byte, b'0'..=b'7'))?,
                _ => self.digits(|byte| matches!(byte, b'0' | b'1'))?,
            }
            if self.at == before {
                return None;
            }
        } else {
            if first != b'.' {
                self.digits(|byte| byte.is_ascii_digit())?;
            }
            let whole = &self.bytes[start..self.at];
            // `007` is a fault; `007.5` is none, but rare.
            if whole.len() > 1 && first == b'0' && whole.iter().any(|byte| !matches!(byte, b'0' | b'_')) {
                return None;
            }
            if self.byte(self.at) == b'.' {
                kind = TokenKind::Float;
                self.at += 1;
                if self.byte(self.at).is_ascii_digit() {
                    self.digits(|byte| byte.is_ascii_digit())?;
                } else if self.byte(self.at) == b'_' {
                    return None;
                }
            }
            if matches!(self.byte(self.at), b'e' | b'E') {
                kind = TokenKind::Float;
                self.at += 1;
                if matches!(self.byte(self.at), b'+' | b'-') {
                    self.at += 1;
                }
                if !self.byte(self.at).is_ascii_digit() {
                    return None;
                }
                self.digits(|byte| byte.is_ascii_digit())?;
            }
            if matches!(self.byte(self.at), b'j' | b'J') {
                kind = TokenKind::Complex;
                self.at += 1;
            }
        }
        // `1_` and `1x` are faults; `1if x` is none, but rare.
        let end = self.byte(self.at);
        if end >= 0x80 || class(end) != Class::Other {
            return None;
        }
        self.push(kind, start);
        Some(())
    }

    /// A string whose prefix, if it has one, starts at `start`; here is its quote.
    pub(super) fn string(&mut self, start: usize, prefix: TokenFlags) -> Option<()> {
        let quote = self.byte(self.at);
        let mut flags = prefix;
        if quote == b'"' {
            flags |= TokenFlags::DOUBLE_QUOTES;
        }
        let triple = self.byte(self.at + 1) == quote && self.byte(self.at + 2) == quote;
        if triple {
            flags |= TokenFlags::TRIPLE_QUOTED_STRING;
        }
        self.at += if triple { 3 } else { 1 };
        if prefix.contains(TokenFlags::F_STRING) {
            self.push_flagged(TokenKind::FStringStart, start, flags);
            self.levels.push(Level::Literal);
            self.interpolated.push(Interpolated { quote, flags });
            return Some(());
        }
        if triple {
            self.triple_quoted(quote)?;
        } else {
            self.single_quoted(quote)?;
        }
        self.push_flagged(TokenKind::String, start, flags);
        Some(())
    }

    fn single_quoted(&mut self, quote: u8) -> Option<()> {
        loop {
            match self.byte(self.at) {
                byte if byte == quote => break,
                b'\\' => self.escape()?,
                b'\n' | b'\r' | 0 => return None,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Some(())
    }

    fn triple_quoted(&mut self, quote: u8) -> Option<()> {
        loop {
            self.at += memchr2(quote, b'\\', self.bytes.get(self.at..)?)?;
            if self.byte(self.at) == b'\\' {
                self.escape()?;
            } else if self.byte(self.at + 1) == quote && self.byte(self.at + 2) == quote {
                self.at += 3;
                return Some(());
            } else {
                self.at += 1;
            }
        }
    }

    /// A backslash and what it makes harmless.
    #[inline]
    fn escape(&mut self) -> Option<()> {
        self.at += match (self.byte(self.at + 1), self.byte(self.at + 2)) {
            (0, _) => return None,
            (b'\r', b'\n') => 3,
            (b'\r', _) => return None,
            _ => 2,
        };
        Some(())
    }

    /// The text of an f-string up to an expression or to its end, and what follows it.
    pub(super) fn literal(&mut self) -> Option<()> {
        let Interpolated { quote, flags } = *self.interpolated.last()?;
        let in_format = self.levels.last() == Some(&Level::Format);
        let triple = flags.contains(TokenFlags::TRIPLE_QUOTED_STRING);
        let start = self.at;
        loop {
            let byte = self.byte(self.at);
            let next = self.byte(self.at + 1);
            match byte {
                0 => return None,
                b'{' | b'}' if !in_format && next == byte => self.at += 2,
                b'{' | b'}' => break,
                b'\n' | b'\r' if !triple || in_format => return None,
                b'\\' if in_format => return None,
                b'\\' if matches!(next, b'{' | b'}') => self.at += 1,
                b'\\' if next == b'N' && !flags.is_raw_string() => return None,
                b'\\' => self.escape()?,
                _ if byte == quote => {
                    if !triple || (next == quote && self.byte(self.at + 2) == quote) {
                        break;
                    }
                    self.at += 1;
                }
                _ => self.at += 1,
            }
        }
        if self.at > start {
            self.push_flagged(TokenKind::FStringMiddle, start, flags);
        }
        let start = self.at;
        match self.byte(start) {
            b'{' => {
                self.levels.push(Level::Field);
                self.operator(TokenKind::Lbrace, 1);
            }
            b'}' => {
                if !in_format {
                    return None;
                }
                self.levels.pop();
                self.close(Level::Field)?;
                self.operator(TokenKind::Rbrace, 1);
            }
            _ => {
                if in_format {
                    return None;
                }
                self.levels.pop();
                self.interpolated.pop();
                self.at += if triple { 3 } else { 1 };
                self.push_flagged(TokenKind::FStringEnd, start, flags);
            }
        }
        Some(())
    }
}

/// What a string's prefix says; nothing where it isn't one, or that of a template string.
pub(super) fn prefix(word: &[u8]) -> Option<TokenFlags> {
    let raw = |byte| match byte {
        b'r' => Some(TokenFlags::RAW_STRING_LOWERCASE),
        b'R' => Some(TokenFlags::RAW_STRING_UPPERCASE),
        _ => None,
    };
    let kind = |byte| match byte {
        b'b' | b'B' => Some(TokenFlags::BYTE_STRING),
        b'f' | b'F' => Some(TokenFlags::F_STRING),
        _ => None,
    };
    match *word {
        [b'u' | b'U'] => Some(TokenFlags::UNICODE_STRING),
        [one] => raw(one).or_else(|| kind(one)),
        [one, other] => match (raw(one), kind(other), raw(other), kind(one)) {
            (Some(raw), Some(kind), ..) | (_, _, Some(raw), Some(kind)) => Some(raw | kind),
            _ => None,
        },
        _ => None,
    }
}
