//! E701 to E704 and E731: several statements on one line, and functions written as assigned lambdas.

use ruff_python_ast::token::TokenKind;

use super::report;
use crate::checker::Checker;
use crate::diagnostic::{Edit, Fix};
use crate::lines::{KindSet, LineToken, LogicalLine, range};
use crate::pycodestyle::*;

const MARKS: KindSet = KindSet::of(&[TokenKind::Colon, TokenKind::ColonEqual]);

pub(super) fn check<'a>(line: LogicalLine<'a>, checker: &mut Checker<'a>) {
    let kinds = line.kinds();
    let Some(last) = line.last() else { return };
    if kinds.intersects(MARKS) {
        colons(line, last, checker);
    }
    if kinds.contains(TokenKind::Semi) {
        semicolons(line, last, checker);
    }
}

/// What the first words of a line make of a colon in it.
enum Header {
    Function,
    Block,
    Other,
}

fn header(line: LogicalLine) -> Header {
    let second = line.tokens.get(1).map(|token| token.kind);
    match line.first().kind {
        TokenKind::Def => Header::Function,
        TokenKind::Async if second == Some(TokenKind::Def) => Header::Function,
        TokenKind::Async if matches!(second, Some(TokenKind::For | TokenKind::With)) => Header::Block,
        TokenKind::For
        | TokenKind::If
        | TokenKind::Elif
        | TokenKind::Else
        | TokenKind::Try
        | TokenKind::Except
        | TokenKind::Finally
        | TokenKind::With
        | TokenKind::Class
        | TokenKind::While => Header::Block,
        _ => Header::Other,
    }
}

fn colons<'a>(line: LogicalLine<'a>, last: &LineToken, checker: &mut Checker<'a>) {
    let header = header(line);
    let has_lambda = line.kinds().contains(TokenKind::Lambda);
    if !has_lambda && matches!(header, Header::Other) {
        return;
    }
    // Depth in round, square and curly brackets: a surplus of closing ones is no depth.
    let mut depth = [0i32; 3];
    let mut lambda = None;
    for (index, token) in line.tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Lpar => depth[0] += 1,
            TokenKind::Rpar => depth[0] -= 1,
            TokenKind::Lsqb => depth[1] += 1,
            TokenKind::Rsqb => depth[1] -= 1,
            TokenKind::Lbrace => depth[2] += 1,
            TokenKind::Rbrace => depth[2] -= 1,
            TokenKind::Lambda if lambda.is_none() => lambda = Some(index),
            TokenKind::Colon if token.start != last.start && depth.iter().all(|depth| *depth <= 0) => {
                if let Some(lambda) = lambda {
                    assigned_lambda(line, &line.tokens[..lambda], checker);
                    return;
                }
                match header {
                    Header::Function => {
                        report(
                            checker,
                            MultipleStatementsOnOneLineDef,
                            (line.first().start, token.end),
                            "Multiple statements on one line (def)",
                        );
                    }
                    Header::Block => {
                        report(
                            checker,
                            MultipleStatementsOnOneLineColon,
                            (token.start, token.end),
                            "Multiple statements on one line (colon)",
                        );
                    }
                    Header::Other => {}
                }
            }
            _ => {}
        }
    }
}

/// `name = lambda …`, given what stands before the lambda.
fn assigned_lambda(line: LogicalLine, before: &[LineToken], checker: &mut Checker) {
    let mut before = before
        .iter()
        .filter(|token| token.kind != TokenKind::Comment)
        .map(|token| token.kind);
    let first = line.first();
    let is_name = matches!(
        before.next(),
        Some(TokenKind::Name | TokenKind::Match | TokenKind::Case | TokenKind::Type)
    );
    if is_name && before.next() == Some(TokenKind::Equal) && before.next().is_none() {
        let end = line.last().unwrap_or(first).end;
        report(
            checker,
            LambdaAssignment,
            (first.start, end),
            "Do not assign a lambda expression, use a def",
        );
    }
}

fn semicolons<'a>(line: LogicalLine<'a>, last: &LineToken, checker: &mut Checker<'a>) {
    let mut before = line.first();
    for token in line.code() {
        let previous = std::mem::replace(&mut before, token);
        if token.kind != TokenKind::Semi {
            continue;
        }
        let at = (token.start, token.end);
        if token.start != last.start {
            report(
                checker,
                MultipleStatementsOnOneLineSemicolon,
                at,
                "Multiple statements on one line (semicolon)",
            );
        } else if let Some(found) = report(checker, UselessSemicolon, at, "Statement ends with a semicolon")
            && previous.kind != TokenKind::Semi
            && previous.end_row == token.row
        {
            let edit = Edit::deletion(range(previous.end, token.end));
            found.fix(Fix::safe_edit("Remove the semicolon", edit));
        }
    }
}
