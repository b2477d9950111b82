use ruff_python_ast::ModModule;
use ruff_text_size::{TextRange, TextSize};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

declare_rule! {
    /// Checks for files whose last line has no line break.
    ///
    /// ## Why is this bad?
    /// Tools that join or compare files expect every line to end.
    ///
    /// ## Example
    /// ```text
    /// x = 1
    /// y = 2 (and no line break)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// x = 1
    /// y = 2
    /// ```
    MissingFinalNewline { code: "PLC0304", name: "missing-final-newline", severity: Convention, nodes: [File] }
}

impl Check<File> for MissingFinalNewline {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let text = checker.source.text;
        let line = text.rsplit(['\n', '\r']).next().unwrap_or("");
        if !line.trim().is_empty() {
            let end = TextSize::of(text);
            let range = TextRange::new(end - TextSize::of(line), end);
            checker.report(Self, range, "Final newline missing");
        }
    }
}

#[test]
fn test() {
    let find = |text: &str| {
        let rules = [<MissingFinalNewline as crate::hooks::Listed>::ID]
            .into_iter()
            .collect();
        crate::testing::findings(rules, "module.py", text).len()
    };
    assert_eq!(find("x = 1\ny = 2"), 1);
    assert_eq!(find("x = 1\ny = 2\n"), 0);
    assert_eq!(find("x = 1\r\n"), 0);
    assert_eq!(find(""), 0);
}
