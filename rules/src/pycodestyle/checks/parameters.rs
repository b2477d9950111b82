//! E251 and E252: white space around the `=` of parameters and keyword arguments.

use ruff_python_ast::token::TokenKind;
use smallvec::SmallVec;

use super::{replace, report};
use crate::checker::Checker;
use crate::lines::{Facts, KindSet, LogicalLine};
use crate::pycodestyle::*;

const BRACKETS: KindSet = KindSet::of(&[TokenKind::Lpar, TokenKind::Lsqb]);

pub(super) fn check<'a>(line: LogicalLine<'a>, checker: &mut Checker<'a>) {
    if !line.kinds().contains(TokenKind::Equal) || !line.kinds().intersects(BRACKETS) {
        return;
    }
    let mut kinds = line.tokens.iter().map(|token| token.kind);
    let (function, generic) = match (kinds.next(), kinds.next(), kinds.next(), kinds.next()) {
        (Some(TokenKind::Async), Some(TokenKind::Def), _, next) => (true, next == Some(TokenKind::Lsqb)),
        (Some(TokenKind::Def), _, next, _) => (true, next == Some(TokenKind::Lsqb)),
        (Some(TokenKind::Class | TokenKind::Type | TokenKind::Name), Some(_), Some(TokenKind::Lsqb), _) => {
            let first = line.first();
            let keyword = first.kind != TokenKind::Name || line.text(first) == "type";
            (false, keyword && line.tokens[1].apart())
        }
        _ => (false, false),
    };
    if !function && !generic && !line.has(Facts::SPACED_EQUAL) {
        return;
    }
    let mut open: SmallVec<[TokenKind; 16]> = SmallVec::new();
    let mut annotated = false;
    let (mut no_space, mut space) = (false, false);
    let mut last = line.first();
    for token in line.tokens {
        let before = std::mem::replace(&mut last, token);
        let apart = token.start != before.end;
        let gap = (
            before.end,
            if token.row == before.end_row {
                token.start
            } else {
                before.end
            },
        );
        if std::mem::take(&mut no_space) && apart {
            unexpected(gap, checker);
        }
        if std::mem::take(&mut space) && !apart {
            missing(gap, checker);
        }
        match token.kind {
            TokenKind::Lpar | TokenKind::Lsqb => open.push(token.kind),
            TokenKind::Rpar | TokenKind::Rsqb => {
                open.pop();
                annotated &= !open.is_empty();
            }
            TokenKind::Colon if function && open[..] == [TokenKind::Lpar] => annotated = true,
            TokenKind::Comma if open.len() == 1 => annotated = false,
            TokenKind::Equal if !open.is_empty() => {
                let required = match open[..] {
                    [TokenKind::Lpar] => annotated,
                    [TokenKind::Lsqb] => generic,
                    _ => false,
                };
                if required {
                    space = true;
                    if !apart {
                        missing(gap, checker);
                    }
                } else {
                    no_space = true;
                    if apart {
                        unexpected(gap, checker);
                    }
                }
            }
            _ => {}
        }
    }
}

fn unexpected(gap: (u32, u32), checker: &mut Checker) {
    let found = report(
        checker,
        UnexpectedSpacesAroundKeywordParameterEquals,
        gap,
        "Unexpected spaces around keyword / parameter equals",
    );
    if gap.1 > gap.0 {
        replace(found, "Remove the white space", "");
    }
}

fn missing(gap: (u32, u32), checker: &mut Checker) {
    let found = report(
        checker,
        MissingWhitespaceAroundParameterEquals,
        gap,
        "Missing whitespace around parameter equals",
    );
    replace(found, "Put a space", " ");
}
