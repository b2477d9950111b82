//! E225 to E228 and E231: missing white space around operators and after `,`, `;` and `:`.

use ruff_python_ast::token::TokenKind;
use smallvec::SmallVec;

use super::report;
use crate::checker::{Checker, Report};
use crate::diagnostic::{Edit, Fix};
use crate::lines::{Class, LineToken, LogicalLine};
use crate::pycodestyle::*;

/// What an operand's white space is waiting for.
#[derive(Clone, Copy)]
enum Need {
    Nothing,
    /// White space must follow.
    Space,
    /// What follows must be as what stood before the operator: its place, and whether that was white space.
    Same(u32, bool),
}

/// What is open around a token.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Bracket(TokenKind),
    Lambda,
    String,
}

pub(super) fn check<'a>(line: LogicalLine<'a>, checker: &mut Checker<'a>) {
    let mut open: SmallVec<[Open; 16]> = SmallVec::new();
    let mut need = Need::Nothing;
    let mut last: Option<&LineToken> = None;
    for token in line.code() {
        track(&mut open, token);
        if token.is(Class::PUNCTUATION) {
            after_punctuation(line, token, &open, checker);
        }
        let Some(before) = last.replace(token) else {
            continue;
        };
        match need {
            Need::Nothing => {
                if !token.is(Class::NEEDS_SPACE | Class::EVEN_SPACE) || is_parameter_equal(token, &open) {
                    continue;
                }
                if token.is(Class::NEEDS_SPACE) {
                    if token.apart() {
                        need = Need::Space;
                    } else {
                        around_operator(before.end, checker);
                    }
                } else if !token.is(Class::UNARY) || is_operand(line, before) {
                    need = Need::Same(before.end, token.apart());
                }
            }
            Need::Space => {
                if !token.apart() {
                    around_operator(before.end, checker);
                }
                need = Need::Nothing;
            }
            Need::Same(place, spaced) => {
                // `/` at the end of positional parameters.
                let marker = match before.kind {
                    TokenKind::Slash => {
                        matches!(token.kind, TokenKind::Comma | TokenKind::Rpar | TokenKind::Colon)
                    }
                    TokenKind::Rpar => token.kind == TokenKind::Colon,
                    _ => false,
                };
                if token.apart() {
                    if !spaced {
                        around_operator(place, checker);
                    }
                } else if marker {
                    continue;
                } else if spaced {
                    around_operator(before.end, checker);
                } else {
                    even(before, place, checker);
                }
                need = Need::Nothing;
            }
        }
    }
}

#[inline]
fn track(open: &mut SmallVec<[Open; 16]>, token: &LineToken) {
    match token.kind {
        TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => open.push(Open::Bracket(token.kind)),
        TokenKind::Lambda => open.push(Open::Lambda),
        TokenKind::FStringStart | TokenKind::TStringStart => open.push(Open::String),
        TokenKind::Rpar
        | TokenKind::Rsqb
        | TokenKind::Rbrace
        | TokenKind::FStringEnd
        | TokenKind::TStringEnd => {
            open.pop();
        }
        TokenKind::Colon if open.last() == Some(&Open::Lambda) => {
            open.pop();
        }
        _ => {}
    }
}

/// Within a replacement field of an f-string, outside further brackets.
fn in_field(open: &[Open]) -> bool {
    matches!(open, [.., Open::String, Open::Bracket(TokenKind::Lbrace)])
}

/// `=` of a keyword argument, a default, or `f"{value=}"`.
fn is_parameter_equal(token: &LineToken, open: &[Open]) -> bool {
    token.kind == TokenKind::Equal
        && (matches!(open.last(), Some(Open::Lambda | Open::Bracket(TokenKind::Lpar))) || in_field(open))
}

/// Whether a sign after this token stands between two operands.
fn is_operand(line: LogicalLine, before: &LineToken) -> bool {
    if before.is(Class::OPERATOR) {
        before.is(Class::CLOSE)
    } else {
        let text = line.text(before);
        let soft = before.is(Class::WORD) && matches!(text, "_" | "case" | "match" | "print" | "type");
        !before.is(Class::KEYWORD) && (!soft || (text == "type" && before.kind == TokenKind::Name))
    }
}

fn around_operator(at: u32, checker: &mut Checker) {
    report(
        checker,
        MissingWhitespaceAroundOperator,
        (at, at),
        "Missing whitespace around operator",
    );
}

/// An operator with no white space on either side.
fn even(operator: &LineToken, start: u32, checker: &mut Checker) {
    let at = (start, operator.end);
    let found = match operator.kind {
        TokenKind::DoubleStar => None,
        TokenKind::Percent => report(
            checker,
            MissingWhitespaceAroundModuloOperator,
            at,
            "Missing whitespace around modulo operator",
        ),
        TokenKind::Star
        | TokenKind::Slash
        | TokenKind::DoubleSlash
        | TokenKind::Plus
        | TokenKind::Minus
        | TokenKind::At => report(
            checker,
            MissingWhitespaceAroundArithmeticOperator,
            at,
            "Missing whitespace around arithmetic operator",
        ),
        _ => report(
            checker,
            MissingWhitespaceAroundBitwiseOrShiftOperator,
            at,
            "Missing whitespace around bitwise or shift operator",
        ),
    };
    if let Some(found) = found {
        let insert = |at: u32| Edit::insertion(at.into(), " ");
        let mut fix = Fix::safe_edit("Put spaces around the operator", insert(operator.start));
        fix.edits.push(insert(operator.end));
        found.fix(fix);
    }
}

fn after_punctuation(line: LogicalLine, token: &LineToken, open: &[Open], checker: &mut Checker) {
    let next = line.bytes().get(token.end as usize);
    let tolerated = match next {
        None | Some(b' ' | b'\t' | b'\r' | b'\n') => true,
        Some(next) => match token.kind {
            // A slice, or the format of a replacement field.
            TokenKind::Colon => matches!(open.last(), Some(Open::Bracket(TokenKind::Lsqb))) || in_field(open),
            TokenKind::Comma => matches!(next, b')' | b']'),
            _ => false,
        },
    };
    if !tolerated {
        let mark = line.text(token);
        let found = report(
            checker,
            MissingWhitespace,
            (token.start, token.end),
            format!("Missing whitespace after '{mark}'"),
        );
        add_space(found, token.end);
    }
}

fn add_space(found: Option<&mut Report>, at: u32) {
    if let Some(found) = found {
        let edit = Edit::insertion(at.into(), " ");
        found.fix(Fix::safe_edit("Put a space", edit));
    }
}
