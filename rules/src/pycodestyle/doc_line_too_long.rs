use ruff_python_ast::token::TokenKind;
use ruff_text_size::TextSize;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::LogicalLine};
use crate::lines::{self, LineToken, Spacing, range};
use crate::pycodestyle::long_lines;

declare_rule! {
    /// Checks for lines of comments and docstrings that are longer than the limit for them.
    ///
    /// ## Why is this bad?
    /// PEP 8 asks for shorter lines where text flows.
    ///
    /// ## Example
    /// ```python
    /// # A comment that is longer than the limit for documentation. A comment that is longer than the limit for documentation.
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// # One.
    /// ```
    ///
    /// ## Options
    /// - `max-doc-length`: the longest line of a comment or docstring, in characters (none).
    ///
    /// ## Notes
    /// In a project that is configured by ruff's own tables, ruff's exceptions hold: see E501.
    DocLineTooLong {
        code: "W505", name: "doc-line-too-long", severity: Convention, nodes: [LogicalLine], default: false
    }
}

impl Check<LogicalLine> for DocLineTooLong {
    fn check<'a>(line: lines::LogicalLine<'a>, checker: &mut Checker<'a>) {
        let Some(limit) = checker.settings.pycodestyle.max_doc_length else {
            return;
        };
        let only_strings = line.code().all(|token| token.kind == TokenKind::String);
        for (index, token) in line.tokens.iter().enumerate() {
            let starts_row = index == 0 || token.spacing.contains(Spacing::AFTER_BREAK);
            let is_text = match token.kind {
                TokenKind::Comment => true,
                TokenKind::String => only_strings,
                _ => false,
            };
            if starts_row && is_text {
                for row in token.row..=token.end_row {
                    measure(line, token, row, limit as usize, checker);
                }
            }
        }
    }
}

fn measure(line: lines::LogicalLine, token: &LineToken, row: u32, limit: usize, checker: &mut Checker) {
    let bytes = line.row(row);
    if bytes.len() <= limit || (row == 0 && bytes.starts_with(b"#!")) {
        return;
    }
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_end_matches(['\r', '\n']);
    let length = text.chars().count();
    let words = text.split_whitespace().count();
    let last = text
        .split_whitespace()
        .next_back()
        .map_or(0, |word| word.chars().count());
    // One long word, such as a URL.
    let tolerated = match token.kind {
        TokenKind::Comment => words == 2,
        _ => words == 1 && row < token.end_row,
    };
    let excepted =
        checker.settings.pycodestyle.long_lines_of_ruff && long_lines::pass_in_ruff(text.trim_end(), limit);
    if length <= limit || excepted || (tolerated && length - last < limit) {
        return;
    }
    let boundary = text
        .char_indices()
        .nth(limit)
        .map_or(text.len(), |(offset, _)| offset);
    let start = TextSize::from(line.row_start(row)).to_u32();
    checker.report(
        DocLineTooLong,
        range(start + boundary as u32, start + text.len() as u32),
        format!("Doc line too long ({length} > {limit} characters)"),
    );
}

#[test]
fn test() {
    let mut settings = crate::settings::Settings::default();
    settings.pycodestyle.max_doc_length = Some(10);
    crate::testing::check_with(
        DocLineTooLong,
        &settings,
        "module.py",
        r#"
"""Short

longer than ten
# @11-1:16 W505: Doc line too long (15 > 10 characters)
"""
# https://example.org
# a comment
# @11 W505
x = "not a docstring"  # nor this
"#,
    );
}
