use ruff_python_ast::token::TokenKind;

use crate::checker::Checker;
use crate::diagnostic::{Edit, Fix};
use crate::hooks::{Check, declare_rule, subject::LogicalLine};
use crate::lines::{self, KindSet, LineToken, range};

declare_rule! {
    /// Checks for backslashes in strings that start no escape sequence.
    ///
    /// ## Why is this bad?
    /// Python warns of them, and will refuse them one day.
    ///
    /// ## Example
    /// ```python
    /// pattern = '\d+'
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// pattern = r'\d+'
    /// ```
    ///
    /// ## Notes
    /// In bytes, `\N`, `\u` and `\U` are let be as in pycodestyle, though they are no escape sequences there.
    InvalidEscapeSequence {
        code: "W605", name: "invalid-escape-sequence", severity: Warning, nodes: [LogicalLine], fixable: true
    }
}

const STRINGS: KindSet = KindSet::of(&[
    TokenKind::String,
    TokenKind::FStringMiddle,
    TokenKind::TStringMiddle,
]);

impl Check<LogicalLine> for InvalidEscapeSequence {
    fn check<'a>(line: lines::LogicalLine<'a>, checker: &mut Checker<'a>) {
        if !line.kinds().intersects(STRINGS) {
            return;
        }
        // The prefixes of the f-strings that are open.
        let mut raw = Vec::new();
        for token in line.tokens {
            let text = line.text(token);
            match token.kind {
                TokenKind::FStringStart | TokenKind::TStringStart => raw.push(is_raw(text)),
                TokenKind::FStringEnd | TokenKind::TStringEnd => {
                    raw.pop();
                }
                TokenKind::FStringMiddle | TokenKind::TStringMiddle if raw.last() == Some(&false) => {
                    escapes(token, text, checker);
                }
                TokenKind::String if memchr::memchr(b'\\', text.as_bytes()).is_some() && !is_raw(text) => {
                    escapes(token, text, checker);
                }
                _ => {}
            }
        }
    }
}

/// Whether there is an `r` before the quotes.
fn is_raw(text: &str) -> bool {
    text.bytes()
        .take_while(u8::is_ascii_alphabetic)
        .any(|letter| matches!(letter, b'r' | b'R'))
}

fn escapes(token: &LineToken, text: &str, checker: &mut Checker) {
    let bytes = text.as_bytes();
    let mut next = 0;
    while let Some(place) = memchr::memchr(b'\\', &bytes[next..]) {
        let backslash = next + place;
        let Some(escaped) = text[backslash + 1..].chars().next() else {
            return;
        };
        next = backslash + 1 + escaped.len_utf8();
        let known = matches!(
            escaped,
            '\n' | '\r' | '\\' | '\'' | '"' | 'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | '0'
                ..='7' | 'x' | 'N' | 'u' | 'U'
        );
        if known {
            continue;
        }
        let start = token.start + backslash as u32;
        let at = range(start, token.start + next as u32);
        let message = format!("Invalid escape sequence '\\{escaped}'");
        let edit = Edit::replacement(range(start, start), "\\");
        checker
            .report(InvalidEscapeSequence, at, message)
            .fix(Fix::safe_edit("Double the backslash", edit));
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidEscapeSequence,
        r#"
a = '\d'
#    ^^ W605: Invalid escape sequence '\d'
b = r'\d'
c = b'\n\N'
d = f'{x}\w'
#        ^^ W605
e = '\
'
"#,
    );
}
