use ruff_python_ast::ModModule;
use ruff_text_size::TextRange;

use super::lines::line_breaks;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

declare_rule! {
    /// Checks for lines that end otherwise than the line before.
    ///
    /// ## Why is this bad?
    /// Files with both LF and CRLF confuse editors and comparisons.
    ///
    /// In pylint's manner every change of the line ending is reported, at the line that begins to differ.
    ///
    /// ## Example
    /// ```text
    /// x = 1 (LF)
    /// y = 2 (CRLF)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// x = 1
    /// y = 2
    /// ```
    MixedLineEndings { code: "PLC0327", name: "mixed-line-endings", severity: Convention, nodes: [File] }
}

impl Check<File> for MixedLineEndings {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let text = checker.source.text;
        if memchr::memchr(b'\r', text.as_bytes()).is_none() {
            return;
        }
        let mut last = None;
        for (start, line_break) in line_breaks(checker.source) {
            if last.is_some_and(|last| last != line_break) {
                checker.report(Self, TextRange::empty(start), "Mixed line endings LF and CRLF");
            }
            last = Some(line_break);
        }
    }
}

#[test]
fn test() {
    let rules: crate::RuleSet = [<MixedLineEndings as crate::hooks::Listed>::ID]
        .into_iter()
        .collect();
    let rows = |text: &str| -> Vec<u32> {
        let found = crate::testing::findings(rules.clone(), "module.py", text);
        found.iter().map(|finding| finding.location.row).collect()
    };
    assert_eq!(rows("x = 1\r\ny = 2\nz = 3\r\nw = 4\r\n"), [2, 3]);
    assert_eq!(rows("x = 1\r\ny = 2\r\n"), []);
    assert_eq!(rows("x = 1\ny = 2\n"), []);
}
