use ruff_python_ast::ModModule;
use ruff_text_size::{TextRange, TextSize};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

declare_rule! {
    /// Checks for empty lines at the end of a file.
    ///
    /// ## Why is this bad?
    /// They say nothing, and come and go between versions.
    ///
    /// ## Example
    /// ```python
    /// x = 1
    ///
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// x = 1
    /// ```
    TrailingNewlines { code: "PLC0305", name: "trailing-newlines", severity: Convention, nodes: [File] }
}

impl Check<File> for TrailingNewlines {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let text = checker.source.text;
        let Some(rest) = text.strip_suffix('\n') else {
            return;
        };
        let last = rest.strip_suffix('\r').unwrap_or(rest);
        let line = last.rsplit('\n').next().unwrap_or("");
        if line.trim().is_empty() && !last.trim().is_empty() {
            let start = TextSize::of(last) - TextSize::of(line);
            checker.report(Self, TextRange::empty(start), "Trailing newlines");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        TrailingNewlines,
        r#"
x = 1


# @1 PLC0305: Trailing newlines
"#,
    );
}
