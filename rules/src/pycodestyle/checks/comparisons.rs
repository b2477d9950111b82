//! E711 to E714: comparisons with singletons, and negated membership and identity.

use ruff_python_ast::token::TokenKind;

use super::report;
use crate::checker::Checker;
use crate::diagnostic::{Edit, Fix};
use crate::lines::{Class, KindSet, LineToken, LogicalLine, range};
use crate::pycodestyle::*;

const EQUALITY: KindSet = KindSet::of(&[TokenKind::EqEqual, TokenKind::NotEqual]);
const SINGLETONS: KindSet = KindSet::of(&[TokenKind::None, TokenKind::True, TokenKind::False]);
const LITERALS: KindSet = KindSet::of(&[
    TokenKind::Int,
    TokenKind::Float,
    TokenKind::Complex,
    TokenKind::String,
    TokenKind::FStringStart,
    TokenKind::FStringEnd,
]);
const MEMBERSHIP: KindSet = KindSet::of(&[TokenKind::In, TokenKind::Is]);

pub(super) fn check<'a>(line: LogicalLine<'a>, checker: &mut Checker<'a>) {
    let kinds = line.kinds();
    if kinds.intersects(EQUALITY) && kinds.intersects(SINGLETONS) {
        singletons(line, checker);
    }
    if kinds.contains(TokenKind::Not) && kinds.intersects(MEMBERSHIP) {
        negation(line, checker);
    }
}

fn singletons<'a>(line: LogicalLine<'a>, checker: &mut Checker<'a>) {
    let mut code = line.code().peekable();
    let mut before: Option<&LineToken> = None;
    while let Some(token) = code.next() {
        let left = before.replace(token);
        if !EQUALITY.contains(token.kind) {
            continue;
        }
        let Some(right) = code.peek() else { return };
        // A singleton on the left counts only before a word or number.
        let singleton = left
            .filter(|left| left.is(Class::SINGLETON) && starts_word(line, right))
            .or_else(|| right.is(Class::SINGLETON).then_some(*right));
        if let Some(singleton) = singleton {
            // The identity of a literal is no test: F632.
            let fixable =
                !LITERALS.contains(right.kind) && left.is_none_or(|left| !LITERALS.contains(left.kind));
            compared(line, token, singleton, fixable, checker);
        }
    }
}

fn starts_word(line: LogicalLine, token: &LineToken) -> bool {
    // A token at the end of an unfinished line has no byte of its own.
    let first = line.bytes().get(token.start as usize);
    first.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_' || !byte.is_ascii())
}

fn compared(
    line: LogicalLine,
    operator: &LineToken,
    singleton: &LineToken,
    fixable: bool,
    checker: &mut Checker,
) {
    let same = operator.kind == TokenKind::EqEqual;
    let name = line.text(singleton);
    let not = if same { "" } else { "not " };
    let at = (operator.start, operator.end);
    let found = if singleton.kind == TokenKind::None {
        let message = format!("Comparison to None should be 'if cond is {not}None:'");
        report(checker, NoneComparison, at, message)
    } else {
        let negated = if (singleton.kind == TokenKind::True) == same {
            ""
        } else {
            "not "
        };
        let message =
            format!("Comparison to {name} should be 'if cond is {not}{name}:' or 'if {negated}cond:'");
        report(checker, TrueFalseComparison, at, message)
    };
    if let Some(found) = found
        && fixable
    {
        let spaced = |blank| if blank { " " } else { "" };
        let bytes = line.bytes();
        let before = operator.start > 0 && !bytes[operator.start as usize - 1].is_ascii_whitespace();
        let after = bytes
            .get(operator.end as usize)
            .is_some_and(|byte| !byte.is_ascii_whitespace());
        let word = if same { "is" } else { "is not" };
        let edit = Edit::replacement(
            range(operator.start, operator.end),
            format!("{}{word}{}", spaced(before), spaced(after)),
        );
        // An object may define `__eq__`.
        found.fix(Fix::unsafe_edit(format!("Compare with `{word}`"), edit));
    }
}

/// `not x in y` and `not x is y`, where `x` has neither blanks nor brackets; the first of a line.
fn negation<'a>(line: LogicalLine<'a>, checker: &mut Checker<'a>) {
    let mut code = line.code().peekable();
    let mut before: Option<&LineToken> = None;
    while let Some(token) = code.next() {
        let last = before.replace(token);
        if token.kind != TokenKind::Not
            || (last.is_some_and(|last| last.kind == TokenKind::Is) && token.spaced())
        {
            continue;
        }
        let mut rest = code.clone();
        let Some(operand) = rest.next() else { return };
        if !operand.spaced() || operand.is(Class::OPEN.union(Class::CLOSE)) {
            continue;
        }
        let operator = rest.find(|token| token.spaced() || token.is(Class::OPEN.union(Class::CLOSE)));
        let Some(operator) = operator.filter(|operator| operator.spaced()) else {
            continue;
        };
        if !rest.next().is_some_and(LineToken::spaced) {
            continue;
        }
        let at = (token.start, token.end);
        match operator.kind {
            TokenKind::In => {
                report(checker, NotInTest, at, "Test for membership should be 'not in'");
                return;
            }
            TokenKind::Is => {
                report(
                    checker,
                    NotIsTest,
                    at,
                    "Test for object identity should be 'is not'",
                );
                return;
            }
            _ => {}
        }
    }
}
