//! E221 to E224, E241, E242, E271 to E274: more than one blank, or a tab, around operators, after commas and around
//! keywords.

use ruff_python_ast::token::TokenKind;

use super::{replace, report};
use crate::checker::{Checker, Report};
use crate::hooks::Listed;
use crate::lines::{Class, LineToken, LogicalLine, Spacing};
use crate::pycodestyle::*;

pub(super) fn check<'a>(line: LogicalLine<'a>, checker: &mut Checker<'a>) {
    let mut code = line.code();
    let Some(mut last) = code.next() else { return };
    let mut run = Run::new(last);
    let mut keyword = is_keyword(line, last);
    for token in code {
        let before = std::mem::replace(&mut last, token);
        let odd = token.spacing.contains(Spacing::ODD);
        let operator_before = run.operator;
        let starts_operator = run.feed(before, token);
        let keyword_before = keyword;
        keyword = is_keyword(line, token);
        if !odd {
            continue;
        }
        let gap = (before.end, token.start);
        let found = Gap {
            at: gap,
            tab: line.bytes()[gap.0 as usize..gap.1 as usize].contains(&b'\t'),
            wide: gap.1 - gap.0 > 1,
        };
        if operator_before {
            odd_gap(
                TabAfterOperator,
                "Tab after operator",
                MultipleSpacesAfterOperator,
                "Multiple spaces after operator",
                found,
                checker,
            );
        } else if starts_operator {
            odd_gap(
                TabBeforeOperator,
                "Tab before operator",
                MultipleSpacesBeforeOperator,
                "Multiple spaces before operator",
                found,
                checker,
            );
        }
        if before.is(Class::PUNCTUATION) {
            let mark = line.text(before);
            if found.tab {
                one_space(report(checker, TabAfterComma, gap, format!("Tab after '{mark}'")));
            } else if found.wide {
                let message = format!("Multiple spaces after '{mark}'");
                one_space(report(checker, MultipleSpacesAfterComma, gap, message));
            }
        }
        if keyword_before {
            odd_gap(
                TabAfterKeyword,
                "Tab after keyword",
                MultipleSpacesAfterKeyword,
                "Multiple spaces after keyword",
                found,
                checker,
            );
        } else if keyword {
            odd_gap(
                TabBeforeKeyword,
                "Tab before keyword",
                MultipleSpacesBeforeKeyword,
                "Multiple spaces before keyword",
                found,
                checker,
            );
        }
    }
}

/// Adjacent operators count as one; this says whether the token before ends one.
struct Run {
    operator: bool,
}

impl Run {
    fn new(first: &LineToken) -> Self {
        // The first character of a line is never part of an operator itself.
        Self {
            operator: first.is(Class::MEASURED) && first.end - first.start > 1,
        }
    }

    /// Moves on from `before` to `token`; whether an operator starts with it.
    fn feed(&mut self, before: &LineToken, token: &LineToken) -> bool {
        let after_operator = std::mem::replace(&mut self.operator, token.is(Class::MEASURED));
        if !self.operator {
            return false;
        }
        if after_operator && !token.spaced() {
            return false;
        }
        // A sign after an operator or a comma is part of an operand: `**` still has a second character.
        if after_operator || before.kind == TokenKind::Comma {
            self.operator = token.end - token.start > 1;
            return false;
        }
        // Of `@=`, only the second character counts.
        token.kind != TokenKind::AtEqual
    }
}

fn is_keyword(line: LogicalLine, token: &LineToken) -> bool {
    token.is(Class::KEYWORD) || (token.kind == TokenKind::Name && line.text(token) == "print")
}

/// White space that is not a single blank.
#[derive(Clone, Copy)]
struct Gap {
    at: (u32, u32),
    tab: bool,
    wide: bool,
}

fn odd_gap<T: Listed, W: Listed>(
    tab_rule: T,
    tab_message: &str,
    wide_rule: W,
    wide_message: &str,
    found: Gap,
    checker: &mut Checker,
) {
    if found.tab {
        one_space(report(checker, tab_rule, found.at, tab_message));
    } else if found.wide {
        one_space(report(checker, wide_rule, found.at, wide_message));
    }
}

fn one_space(found: Option<&mut Report>) {
    replace(found, "Leave one space", " ");
}
