//! Numbers, strings, bytes and f-strings.

use std::borrow::Cow;
use std::str::FromStr;

use ruff_python_ast::token::TokenKind as K;
use ruff_python_ast::{
    AnyStringFlags, BytesLiteral, BytesLiteralValue, ConversionFlag, DebugText, Expr, ExprBytesLiteral,
    ExprFString, ExprNumberLiteral, ExprStringLiteral, FString, FStringPart, FStringValue, Int,
    InterpolatedElement, InterpolatedStringElement, InterpolatedStringElements, InterpolatedStringFormatSpec,
    InterpolatedStringLiteralElement, Number, StringFlags, StringLiteral, StringLiteralValue,
};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::{
    NODE, Parser,
    expression::{boxed, is_parenthesized},
};

/// One of the strings that stand one after the other.
enum Part {
    String(StringLiteral),
    Bytes(BytesLiteral),
    FString(FString),
}

impl Part {
    fn into_expr(self, range: TextRange) -> Box<Expr> {
        let node_index = NODE;
        Box::new(match self {
            Self::String(string) => Expr::StringLiteral(ExprStringLiteral {
                node_index,
                range,
                value: StringLiteralValue::single(string),
            }),
            Self::Bytes(bytes) => Expr::BytesLiteral(ExprBytesLiteral {
                node_index,
                range,
                value: BytesLiteralValue::single(bytes),
            }),
            Self::FString(string) => Expr::FString(ExprFString {
                node_index,
                range,
                value: FStringValue::single(string),
            }),
        })
    }
}

impl Parser<'_> {
    pub(super) fn number(&mut self) -> Option<Box<Expr>> {
        let range = self.range();
        let token = &self.text[range];
        let digits = if token.contains('_') {
            Cow::Owned(token.replace('_', ""))
        } else {
            Cow::Borrowed(token)
        };
        let value = match self.kind {
            K::Float => Number::Float(f64::from_str(&digits).ok()?),
            K::Complex => Number::Complex {
                real: 0.0,
                imag: f64::from_str(&digits[..digits.len() - 1]).ok()?,
            },
            _ => Number::Int(match digits.as_bytes() {
                [b'0', radix, ..] if !radix.is_ascii_digit() => {
                    let base = match radix {
                        b'x' | b'X' => 16,
                        b'o' | b'O' => 8,
                        _ => 2,
                    };
                    Int::from_str_radix(&digits[2..], base, token).ok()?
                }
                _ => Int::from_str(&digits).ok()?,
            }),
        };
        self.bump();
        boxed!(Expr::NumberLiteral(ExprNumberLiteral {
            node_index: NODE,
            range,
            value,
        }))
    }

    /// Strings that stand one after the other are one.
    #[inline]
    pub(super) fn strings(&mut self) -> Option<Box<Expr>> {
        let start = self.start();
        let first = self.string()?;
        if matches!(self.kind, K::String | K::FStringStart) {
            return self.concatenated(start, first);
        }
        Some(first.into_expr(self.since(start)))
    }

    #[inline(never)]
    fn concatenated(&mut self, start: TextSize, first: Part) -> Option<Box<Expr>> {
        let mut parts = vec![first];
        while matches!(self.kind, K::String | K::FStringStart) {
            parts.push(self.string()?);
        }
        let node_index = NODE;
        let range = self.since(start);
        if parts.iter().all(|part| matches!(part, Part::Bytes(_))) {
            let bytes = |part| match part {
                Part::Bytes(bytes) => Some(bytes),
                _ => None,
            };
            return boxed!(Expr::BytesLiteral(ExprBytesLiteral {
                node_index,
                range,
                value: BytesLiteralValue::concatenated(parts.into_iter().filter_map(bytes).collect()),
            }));
        }
        if parts.iter().all(|part| matches!(part, Part::String(_))) {
            let string = |part| match part {
                Part::String(string) => Some(string),
                _ => None,
            };
            return boxed!(Expr::StringLiteral(ExprStringLiteral {
                node_index,
                range,
                value: StringLiteralValue::concatenated(parts.into_iter().filter_map(string).collect()),
            }));
        }
        // Bytes among strings are a fault.
        let part = |part| match part {
            Part::String(string) => Some(FStringPart::Literal(string)),
            Part::FString(string) => Some(FStringPart::FString(string)),
            Part::Bytes(_) => None,
        };
        boxed!(Expr::FString(ExprFString {
            node_index,
            range,
            value: FStringValue::concatenated(parts.into_iter().map(part).collect::<Option<_>>()?),
        }))
    }

    #[inline]
    fn flags(&self) -> Option<AnyStringFlags> {
        self.tokens.get(self.at)?.string_flags()
    }

    #[inline]
    fn string(&mut self) -> Option<Part> {
        if self.kind == K::FStringStart {
            return self.nested(Self::fstring).map(Part::FString);
        }
        let range = self.range();
        let flags = self.flags()?;
        let inner = TextRange::new(
            range.start() + flags.opener_len(),
            range.end() - flags.closer_len(),
        );
        let text = &self.text[inner];
        let part = if flags.is_byte_string() {
            if !text.is_ascii() {
                return None;
            }
            Part::Bytes(BytesLiteral {
                range,
                node_index: NODE,
                value: unescape_bytes(text, flags.is_raw_string())?,
                flags: flags.into(),
            })
        } else {
            Part::String(StringLiteral {
                range,
                node_index: NODE,
                value: unescape(text, flags.is_raw_string())?,
                flags: flags.into(),
            })
        };
        self.bump();
        Some(part)
    }

    fn fstring(&mut self) -> Option<FString> {
        let start = self.start();
        let flags = self.flags()?;
        self.bump();
        let elements = self.elements(flags.is_raw_string(), K::FStringEnd)?;
        self.expect(K::FStringEnd)?;
        Some(FString {
            range: self.since(start),
            node_index: NODE,
            elements,
            flags: flags.into(),
        })
    }

    /// Text and expressions up to `close`, which isn't taken.
    fn elements(&mut self, raw: bool, close: K) -> Option<InterpolatedStringElements> {
        let mut elements = Vec::new();
        while self.kind != close {
            match self.kind {
                K::FStringMiddle => {
                    let range = self.range();
                    let text = &self.text[range];
                    // Braces that stand for themselves are doubled, but not in a format.
                    let text = if close == K::FStringEnd && text.contains(['{', '}']) {
                        Cow::Owned(text.replace("{{", "{").replace("}}", "}"))
                    } else {
                        Cow::Borrowed(text)
                    };
                    let value = unescape(&text, raw)?;
                    self.bump();
                    elements.push(InterpolatedStringElement::Literal(
                        InterpolatedStringLiteralElement {
                            range,
                            node_index: NODE,
                            value,
                        },
                    ));
                }
                K::Lbrace => {
                    let element = self.nested(|parser| parser.interpolation(raw))?;
                    elements.push(InterpolatedStringElement::Interpolation(element));
                }
                _ => return None,
            }
        }
        elements.shrink_to_fit();
        Some(elements.into())
    }

    fn interpolation(&mut self, raw: bool) -> Option<InterpolatedElement> {
        let start = self.start();
        self.bump();
        let open = self.end;
        let inner = self.start();
        let expression = self.expressions_or_yield()?;
        let debug_text = if self.kind == K::Equal {
            // Where the expression ends, comments and parentheses apart, is left to the library.
            if is_parenthesized(&expression, inner) || expression.end() != self.end {
                return None;
            }
            let end = self.end;
            self.bump();
            Some(DebugText::new(
                &self.text[TextRange::new(open, inner)],
                &self.text[TextRange::new(inner, end)],
                &self.text[TextRange::new(end, self.start())],
            ))
        } else {
            None
        };
        let mut conversion = ConversionFlag::None;
        if self.eat(K::Exclamation) {
            let range = self.range();
            if self.kind != K::Name || range.start() != self.end {
                return None;
            }
            conversion = match &self.text[range] {
                "s" => ConversionFlag::Str,
                "r" => ConversionFlag::Repr,
                "a" => ConversionFlag::Ascii,
                _ => return None,
            };
            self.bump();
        }
        let format_spec = if self.eat(K::Colon) {
            let start = self.end;
            let elements = self.elements(raw, K::Rbrace)?;
            Some(Box::new(InterpolatedStringFormatSpec {
                range: TextRange::new(start, self.start()),
                node_index: NODE,
                elements,
            }))
        } else {
            None
        };
        self.expect(K::Rbrace)?;
        Some(InterpolatedElement {
            range: self.since(start),
            node_index: NODE,
            expression,
            debug_text,
            conversion,
            format_spec,
        })
    }
}

/// What a string between its quotes stands for.
#[inline]
fn unescape(text: &str, raw: bool) -> Option<Box<str>> {
    if raw || memchr::memchr2(b'\\', b'\r', text.as_bytes()).is_none() {
        if raw && text.contains('\r') {
            return None;
        }
        return Some(text.into());
    }
    unescape_some(text)
}

#[inline(never)]
fn unescape_some(text: &str) -> Option<Box<str>> {
    let mut value = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr2(b'\\', b'\r', rest.as_bytes()) {
        value.push_str(&rest[..at]);
        if rest.as_bytes()[at] == b'\r' {
            return None;
        }
        let (character, length) = escape(&rest.as_bytes()[at + 1..], true)?;
        match character {
            Escape::Nothing => {}
            Escape::Itself => value.push('\\'),
            // Half of a pair is no character, and the tree can't hold it.
            Escape::Character(0xd800..=0xdfff) => value.push(char::REPLACEMENT_CHARACTER),
            Escape::Character(code) => value.push(char::from_u32(code)?),
        }
        rest = &rest[at + 1 + length..];
    }
    value.push_str(rest);
    Some(value.into_boxed_str())
}

/// As [`unescape`], for ASCII that stands for bytes.
fn unescape_bytes(text: &str, raw: bool) -> Option<Box<[u8]>> {
    if text.contains('\r') {
        return None;
    }
    if raw {
        return Some(text.as_bytes().into());
    }
    let mut value = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some(at) = memchr::memchr(b'\\', rest) {
        value.extend_from_slice(&rest[..at]);
        let (character, length) = escape(&rest[at + 1..], false)?;
        match character {
            Escape::Nothing => {}
            Escape::Itself => value.push(b'\\'),
            Escape::Character(code) => value.push(u8::try_from(code).ok()?),
        }
        rest = &rest[at + 1 + length..];
    }
    value.extend_from_slice(rest);
    Some(value.into_boxed_slice())
}

enum Escape {
    /// A line end that isn't part of the string.
    Nothing,
    /// A backslash that means nothing.
    Itself,
    Character(u32),
}

/// What follows a backslash, and how many bytes of it belong to the escape:
/// <https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences>.
fn escape(rest: &[u8], is_text: bool) -> Option<(Escape, usize)> {
    let hexadecimal = |count: usize| {
        let digits = rest.get(1..=count)?;
        let value = digits.iter().try_fold(0_u32, |value, digit| {
            Some(value << 4 | char::from(*digit).to_digit(16)?)
        })?;
        Some((Escape::Character(value), count + 1))
    };
    let simple = |code: u8| Some((Escape::Character(u32::from(code)), 1));
    // The text of an f-string may end with one, before a brace.
    let Some(&first) = rest.first() else {
        return Some((Escape::Itself, 0));
    };
    match first {
        b'\n' => Some((Escape::Nothing, 1)),
        byte @ (b'\\' | b'\'' | b'"') => simple(byte),
        b'a' => simple(0x07),
        b'b' => simple(0x08),
        b'f' => simple(0x0c),
        b'n' => simple(b'\n'),
        b'r' => simple(b'\r'),
        b't' => simple(b'\t'),
        b'v' => simple(0x0b),
        b'x' => hexadecimal(2),
        b'0'..=b'7' => {
            let length = rest
                .iter()
                .take(3)
                .take_while(|digit| matches!(digit, b'0'..=b'7'))
                .count();
            let value = rest[..length]
                .iter()
                .fold(0, |value, digit| value * 8 + u32::from(digit - b'0'));
            Some((Escape::Character(value), length))
        }
        b'u' if is_text => hexadecimal(4),
        b'U' if is_text => hexadecimal(8),
        b'N' if is_text => {
            let name = rest.strip_prefix(b"N{")?;
            let name = std::str::from_utf8(&name[..memchr::memchr(b'}', name)?]).ok()?;
            let character = unicode_names2::character(name)?;
            Some((Escape::Character(u32::from(character)), name.len() + 3))
        }
        b'\r' => None,
        _ => Some((Escape::Itself, 0)),
    }
}
