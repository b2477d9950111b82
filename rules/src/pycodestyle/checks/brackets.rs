//! E201, E202, E203 and E211: white space inside and before brackets, and before punctuation.

use ruff_python_ast::token::TokenKind;

use super::{replace, report};
use crate::checker::Checker;
use crate::diagnostic::{Edit, Fix};
use crate::lines::{Class, Facts, LineToken, LogicalLine, Spacing, range};
use crate::pycodestyle::*;

pub(super) fn check<'a>(line: LogicalLine<'a>, checker: &mut Checker<'a>) {
    if line.has(Facts::SPACE_INSIDE) {
        inside(line, checker);
    }
    if line.has(Facts::SPACE_BEFORE_BRACKET) {
        before(line, checker);
    }
}

fn inside<'a>(line: LogicalLine<'a>, checker: &mut Checker<'a>) {
    let bytes = line.bytes();
    let mut code = line.code().peekable();
    let Some(mut last) = code.next() else { return };
    while let Some(token) = code.next() {
        let before = std::mem::replace(&mut last, token);
        if !token.spaced() {
            continue;
        }
        let same_row = !token.spacing.contains(Spacing::NEW_ROW);
        let gap = (before.end, if same_row { token.start } else { before.end });
        let opens = before.is(Class::OPEN);
        if opens && matches!(bytes.get(before.end as usize), Some(b' ' | b'\t')) {
            let bracket = line.text(before);
            let found = report(
                checker,
                WhitespaceAfterOpenBracket,
                gap,
                format!("Whitespace after '{bracket}'"),
            );
            remove(found, same_row);
        }
        let closes = token.is(Class::CLOSE);
        if !closes && !token.is(Class::PUNCTUATION) {
            continue;
        }
        // One blank is either after the opening or before the closing bracket.
        let single = !same_row || token.start - before.end == 1;
        if single && (opens || before.kind == TokenKind::Comma) {
            continue;
        }
        if !same_row || matches!(bytes[token.start as usize - 1], b' ' | b'\t') {
            // `[:=` and `) =`: what an equals sign follows is let be.
            let equals = code
                .peek()
                .is_some_and(|next| next.start == token.end && bytes.get(next.start as usize) == Some(&b'='));
            if equals {
                continue;
            }
            let message = format!("Whitespace before '{}'", line.text(token));
            let at = if same_row {
                (token.start - 1, token.start)
            } else {
                gap
            };
            let found = if closes {
                report(checker, WhitespaceBeforeCloseBracket, at, message)
            } else {
                report(checker, WhitespaceBeforePunctuation, at, message)
            };
            if same_row && let Some(found) = found {
                let edit = Edit::deletion(range(gap.0, gap.1));
                found.fix(Fix::safe_edit("Remove the white space", edit));
            }
        }
    }
}

fn before<'a>(line: LogicalLine<'a>, checker: &mut Checker<'a>) {
    for index in 1..line.tokens.len() {
        let token = &line.tokens[index];
        let last = &line.tokens[index - 1];
        if token.apart()
            && matches!(token.kind, TokenKind::Lpar | TokenKind::Lsqb)
            && !token.spacing.contains(Spacing::AFTER_BREAK)
            && (last.is(Class::CLOSE) || (last.is(Class::WORD) && is_plain_name(line, last)))
            && (index < 2 || line.tokens[index - 2].kind != TokenKind::Class)
        {
            let same_row = !token.spacing.contains(Spacing::NEW_ROW);
            let gap = (last.end, if same_row { token.start } else { last.end });
            let found = report(
                checker,
                WhitespaceBeforeParameters,
                gap,
                format!("Whitespace before '{}'", line.text(token)),
            );
            remove(found, same_row);
        }
    }
}

/// A name that is no keyword and never reads as one.
fn is_plain_name(line: LogicalLine, token: &LineToken) -> bool {
    !token.is(Class::KEYWORD | Class::SINGLETON) && !matches!(line.text(token), "_" | "case" | "match")
}

fn remove(found: Option<&mut crate::checker::Report>, same_row: bool) {
    if same_row {
        replace(found, "Remove the white space", "");
    }
}
