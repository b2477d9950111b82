use ruff_python_ast::ModModule;
use ruff_text_size::{TextRange, TextSize};

use super::lines::{Checked, Lines, inner_lines};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

declare_rule! {
    /// Checks for white space between the end of a line and its line break, outside of strings.
    ///
    /// ## Why is this bad?
    /// It is invisible, and makes differences between versions noisy.
    ///
    /// ## Example
    /// ```text
    /// x = 1··
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// x = 1
    /// ```
    TrailingWhitespace { code: "PLC0303", name: "trailing-whitespace", severity: Convention, nodes: [File] }
}

impl Check<File> for TrailingWhitespace {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let mut inner = None;
        for (start, line) in Lines::new(checker.source.text) {
            if !line.ends_with([' ', '\t', '\u{b}']) {
                continue;
            }
            let trimmed = line.trim_end_matches([' ', '\t', '\u{b}', '\r']);
            let end = start + TextSize::of(line);
            let at_end = end == TextSize::of(checker.source.text);
            let inner = inner.get_or_insert_with(|| inner_lines(checker.source, Checked::Space));
            if inner.contains(start) || (at_end && trimmed.is_empty()) {
                continue;
            }
            let range = TextRange::new(start + TextSize::of(trimmed), end);
            checker.report(Self, range, "Trailing whitespace");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        TrailingWhitespace,
        &r#"
x = 1~~
   # ^^ PLC0303: Trailing whitespace
# a~
# @4-1:5 PLC0303: Trailing whitespace
y = """a~
# @9-1:10 PLC0303: Trailing whitespace
b~
"""~
# @4-1:5 PLC0303: Trailing whitespace
z = 1
"#
        .replace('~', " "),
    );
}
