//! E741 to E743: names of one letter that are easily misread.

use ruff_python_ast::token::TokenKind;

use super::report;
use crate::checker::Checker;
use crate::lines::{LineToken, LogicalLine};
use crate::pycodestyle::*;

pub(super) fn check<'a>(line: LogicalLine<'a>, checker: &mut Checker<'a>) {
    let tokens = line.tokens;
    // The depth at which the parameters of the `def` or `lambda` that was met last are listed, until its colon.
    let mut parameters = None;
    let mut past_colon = false;
    let mut depth = 0i32;
    for index in 1..tokens.len() {
        let (before, token) = (&tokens[index - 1], &tokens[index]);
        if matches!(before.kind, TokenKind::Def | TokenKind::Lambda) {
            parameters = Some(depth);
            past_colon = false;
        } else if token.kind == TokenKind::Colon && parameters == Some(depth) {
            past_colon = true;
        }
        match token.kind {
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth += 1,
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => depth -= 1,
            _ => {}
        }
        let assigns = token.kind == TokenKind::ColonEqual || (token.kind == TokenKind::Equal && depth == 0);
        let mut name = None;
        if assigns && is_ambiguous(line, before) {
            name = Some(before);
        }
        if is_ambiguous(line, token) {
            match before.kind {
                TokenKind::As | TokenKind::For | TokenKind::Global | TokenKind::Nonlocal => {
                    name = Some(token)
                }
                TokenKind::Class => {
                    let message = format!("Ambiguous class definition '{}'", line.text(token));
                    report(checker, AmbiguousClassName, (token.start, token.end), message);
                }
                TokenKind::Def => {
                    let message = format!("Ambiguous function definition '{}'", line.text(token));
                    report(checker, AmbiguousFunctionName, (token.start, token.end), message);
                }
                TokenKind::Lambda
                | TokenKind::Comma
                | TokenKind::Star
                | TokenKind::DoubleStar
                | TokenKind::Lpar
                    if parameters.is_some()
                        && !past_colon
                        && tokens.get(index + 1).is_some_and(|next| {
                            matches!(
                                next.kind,
                                TokenKind::Colon | TokenKind::Comma | TokenKind::Equal | TokenKind::Rpar
                            )
                        }) =>
                {
                    name = Some(token);
                }
                _ => {}
            }
        }
        if let Some(name) = name {
            let message = format!("Ambiguous variable name '{}'", line.text(name));
            report(checker, AmbiguousVariableName, (name.start, name.end), message);
        }
    }
}

fn is_ambiguous(line: LogicalLine, token: &LineToken) -> bool {
    token.kind == TokenKind::Name
        && token.end - token.start == 1
        && matches!(line.bytes()[token.start as usize], b'l' | b'O' | b'I')
}
