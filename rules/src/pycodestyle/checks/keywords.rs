//! E275: missing white space after a keyword.

use ruff_python_ast::token::TokenKind;

use super::report;
use crate::checker::Checker;
use crate::diagnostic::{Edit, Fix};
use crate::lines::{Class, LogicalLine};
use crate::pycodestyle::*;

pub(super) fn check<'a>(line: LogicalLine<'a>, checker: &mut Checker<'a>) {
    for pair in line.tokens.windows(2) {
        let [keyword, next] = pair else { continue };
        if keyword.end != next.start || !keyword.is(Class::KEYWORD) {
            continue;
        }
        let tolerated = match next.kind {
            TokenKind::Colon => true,
            TokenKind::Star => keyword.kind == TokenKind::Except,
            TokenKind::Rpar => keyword.kind == TokenKind::Yield,
            _ => false,
        };
        if !tolerated {
            let at = (keyword.end, keyword.end);
            let message = "Missing whitespace after keyword";
            if let Some(found) = report(checker, MissingWhitespaceAfterKeyword, at, message)
                && !matches!(next.kind, TokenKind::Semi | TokenKind::Comma)
                && !next.is(Class::CLOSE)
            {
                let edit = Edit::insertion(keyword.end.into(), " ");
                found.fix(Fix::safe_edit("Put a space", edit));
            }
        }
    }
}
