//! E111 to E117: the indentation of statements and of comments that stand alone.

use ruff_python_ast::token::TokenKind;
use ruff_text_size::Ranged;

use super::{report, span};
use crate::checker::Checker;
use crate::lines::LogicalLine;
use crate::pycodestyle::*;

pub(super) fn check<'a>(line: LogicalLine<'a>, tab: bool, checker: &mut Checker<'a>) {
    let indent = line.indent();
    let previous = line.previous();
    let previous_indent = previous.map_or(0, |previous| previous.indent());
    let size = checker.settings.pycodestyle.indent_size;
    // Most lines stand exactly below the one before.
    let expected = previous
        .and_then(|previous| previous.last())
        .is_some_and(|last| last.kind == TokenKind::Colon);
    if !expected && indent <= previous_indent && indent.is_multiple_of(size) {
        return;
    }
    let comment = line.is_comment();
    let at = span(line.first().range());
    if !indent.is_multiple_of(size) {
        let message = format!("Indentation is not a multiple of {size}");
        if comment {
            report(
                checker,
                IndentationWithInvalidMultipleComment,
                at,
                message + " (comment)",
            );
        } else {
            report(checker, IndentationWithInvalidMultiple, at, message);
        }
    }
    if expected && indent <= previous_indent {
        if comment {
            report(
                checker,
                NoIndentedBlockComment,
                at,
                "Expected an indented block (comment)",
            );
        } else {
            report(checker, NoIndentedBlock, at, "Expected an indented block");
        }
    } else if !expected && indent > previous_indent {
        if comment {
            report(
                checker,
                UnexpectedIndentationComment,
                at,
                "Unexpected indentation (comment)",
            );
        } else {
            report(checker, UnexpectedIndentation, at, "Unexpected indentation");
        }
    }
    if expected && indent > previous_indent + if tab { 8 } else { 4 } {
        let message = if comment {
            "Over-indented (comment)"
        } else {
            "Over-indented"
        };
        report(checker, OverIndented, at, message);
    }
}
