use ruff_python_ast::token::TokenKind;
use ruff_text_size::{Ranged, TextSize};

use crate::checker::Checker;
use crate::hooks::declare_rule;
use crate::lines;
use crate::pycodestyle::long_lines;

declare_rule! {
    /// Checks for lines that are longer than the limit.
    ///
    /// ## Why is this bad?
    /// Lines that fit the window can be read without scrolling, and side by side.
    ///
    /// ## Example
    /// ```python
    /// value = first_operand_with_a_long_name + second_operand_with_a_long_name + third_operand_with_a_long_name
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// value = (
    ///     first_operand_with_a_long_name
    ///     + second_operand_with_a_long_name
    ///     + third_operand_with_a_long_name
    /// )
    /// ```
    ///
    /// ## Options
    /// - `line-length`: the longest line, in characters (88). pycodestyle's own default is 79.
    ///
    /// ## Notes
    /// Trailing white space does not count, and neither does a shebang in the first line. A comment or a line of
    /// a multi-line string that is one long word, such as a URL, is let be while the word starts before column
    /// `line-length - 7`. Characters are counted one by one as in pycodestyle, where ruff counts wide ones as
    /// two.
    ///
    /// In a project that is configured by ruff's own tables, ruff's exceptions hold: a line may be too long where it
    /// is one word, ends in an address or in a comment for tools such as `# type: ignore` that starts within the
    /// limit, or names a licence (`# SPDX-License-Identifier`).
    LineTooLong { code: "E501", name: "line-too-long", severity: Convention, nodes: [] }
}

pub(super) fn check_lines(checker: &mut Checker) {
    let limit = checker.settings.line_length as usize;
    for line in lines::physical_lines_longer_than(checker.source, limit) {
        measure(line, checker);
    }
}

fn measure(line: lines::PhysicalLine, checker: &mut Checker) {
    let limit = checker.settings.line_length as usize;
    let text = line.text.trim_end();
    let Some((boundary, _)) = text.char_indices().nth(limit) else {
        return;
    };
    let length = limit + text[boundary..].chars().count();
    if line.row == 1 && text.starts_with("#!") {
        return;
    }
    let mut words = text.split_whitespace();
    let (first, second, third) = (words.next(), words.next(), words.next());
    let word = match (first, second, third) {
        (Some(word), None, _) if in_string(line, checker) => Some(word),
        (Some("#"), Some(word), None) => Some(word),
        _ => None,
    };
    if word.is_some_and(|word| length - word.chars().count() < limit.saturating_sub(7)) {
        return;
    }
    if checker.settings.pycodestyle.long_lines_of_ruff && long_lines::pass_in_ruff(text, limit) {
        return;
    }
    let start = line.range.start();
    let size = |bytes: usize| TextSize::try_from(bytes).unwrap_or_default();
    checker.report(
        LineTooLong,
        ruff_text_size::TextRange::new(start + size(boundary), start + size(text.len())),
        format!("Line too long ({length} > {limit} characters)"),
    );
}

/// Whether a multi-line string goes on below the line.
fn in_string(line: lines::PhysicalLine, checker: &Checker) -> bool {
    let end = line.range.end();
    let tokens = checker.source.tokens;
    let index = tokens.partition_point(|token| token.range().end() <= end);
    tokens.get(index).is_some_and(|token| {
        token.range().start() < end
            && matches!(
                token.kind(),
                TokenKind::String | TokenKind::FStringMiddle | TokenKind::TStringMiddle
            )
    })
}

#[test]
fn test() {
    let long = "word ".repeat(20);
    let url = format!("https://example.org/{}", "path/".repeat(20));
    let source = format!(
        "# {long}\n# @89-1:102 E501: Line too long (101 > 88 characters)\n# {url}\n'''\n{url}\n{url}'''\n# @89 E501\n\
         x = 'é{}'\nx = 'é{}'\n# @89 E501: Line too long (89 > 88 characters)\n",
        "é".repeat(81),
        "é".repeat(82)
    );
    crate::testing::check(LineTooLong, &source);
    crate::testing::check(LineTooLong, &format!("#!{long}\n"));
}
