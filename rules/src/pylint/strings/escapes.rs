//! Backslashes in strings that begin no escape.

use ruff_text_size::{TextRange, TextSize};

use crate::checker::Checker;
use crate::hooks::Listed;
use crate::pylint::group::{leads, report};
use crate::pylint::strings::{AnomalousBackslashInString, AnomalousUnicodeEscapeInString};
use crate::rule::RuleId;

const GROUP: &[RuleId] = &[AnomalousBackslashInString::ID, AnomalousUnicodeEscapeInString::ID];

/// Looks at the text of one string literal, without its prefix and quotes.
pub(super) fn check<R: Listed>(rule: R, range: TextRange, bytes: bool, checker: &mut Checker) {
    if !leads(rule, GROUP, checker) {
        return;
    }
    let text = checker.source.slice(range);
    let mut from = 0;
    while let Some(found) = memchr::memchr(b'\\', &text.as_bytes()[from..]) {
        let at = from + found;
        let Some(next) = text[at + 1..].chars().next() else {
            return;
        };
        from = at + 1 + next.len_utf8();
        let start = range.start() + TextSize::of(&text[..at]);
        let place = TextRange::at(start, TextSize::of('\\') + TextSize::of(next));
        match next {
            'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | 'x' | '\n' | '\r' | '\\' | '\'' | '"' | '0'..='7' => {}
            'N' | 'u' | 'U' if !bytes => {}
            'N' | 'u' | 'U' => {
                let message = format!(
                    "Anomalous Unicode escape in byte string: '\\{next}'. String constant might be missing an r or u prefix."
                );
                report(AnomalousUnicodeEscapeInString, place, message, checker);
            }
            _ => {
                let message = format!(
                    "Anomalous backslash in string: '\\{next}'. String constant might be missing an r prefix."
                );
                report(AnomalousBackslashInString, place, message, checker);
            }
        }
    }
}
