//! W503 and W504: line breaks beside binary operators.

use super::report;
use crate::checker::Checker;
use crate::lines::{Class, LogicalLine, Spacing};
use crate::pycodestyle::*;
use ruff_python_ast::token::TokenKind;

pub(super) fn check<'a>(line: LogicalLine<'a>, checker: &mut Checker<'a>) {
    let mut code = line.code();
    let Some(mut last) = code.next() else { return };
    for token in code {
        let before = std::mem::replace(&mut last, token);
        // A line break after a backslash is no token of its own.
        if !token.spacing.contains(Spacing::AFTER_BREAK) {
            continue;
        }
        let unary = before.is(Class::OPEN) || matches!(before.kind, TokenKind::Comma | TokenKind::Semi);
        let (ends, starts) = (before.is(Class::BREAKABLE), token.is(Class::BREAKABLE));
        if unary || ends == starts {
            continue;
        }
        if starts {
            report(
                checker,
                LineBreakBeforeBinaryOperator,
                (token.start, token.end),
                "Line break before binary operator",
            );
        } else {
            report(
                checker,
                LineBreakAfterBinaryOperator,
                (before.start, before.end),
                "Line break after binary operator",
            );
        }
    }
}
