//! E261 to E266: how comments start.

use ruff_python_ast::token::TokenKind;

use super::{replace, report};
use crate::checker::Checker;
use crate::lines::{LogicalLine, Spacing};
use crate::pycodestyle::*;

pub(super) fn check<'a>(line: LogicalLine<'a>, checker: &mut Checker<'a>) {
    if !line.kinds().contains(TokenKind::Comment) {
        return;
    }
    for (index, token) in line.tokens.iter().enumerate() {
        if token.kind != TokenKind::Comment {
            continue;
        }
        let text = line.text(token);
        let inline = index > 0 && !token.spacing.contains(Spacing::NEW_ROW);
        if inline {
            let before = &line.tokens[index - 1];
            let gap = (before.end, token.start);
            if gap.1 - gap.0 < 2 {
                let found = report(
                    checker,
                    TooFewSpacesBeforeInlineComment,
                    gap,
                    "At least two spaces before inline comment",
                );
                replace(found, "Put two spaces before the comment", "  ");
            }
        }
        let (symbol, comment) = text.split_once(' ').unwrap_or((text, ""));
        let bad_prefix = match symbol {
            "#" | "#:" => None,
            _ => Some(symbol.trim_start_matches('#').chars().next().unwrap_or('#')),
        };
        let at = (token.start, token.end);
        if inline {
            if bad_prefix.is_some() || comment.starts_with([' ', '\t', '\u{a0}']) {
                report(
                    checker,
                    NoSpaceAfterInlineComment,
                    at,
                    "Inline comment should start with '# '",
                );
            }
        } else if let Some(prefix) = bad_prefix
            && (prefix != '!' || token.row > 0)
        {
            if prefix != '#' {
                report(
                    checker,
                    NoSpaceAfterBlockComment,
                    at,
                    "Block comment should start with '# '",
                );
            } else if !comment.is_empty() {
                report(
                    checker,
                    MultipleLeadingHashesForBlockComment,
                    at,
                    "Too many leading '#' for block comment",
                );
            }
        }
    }
}
