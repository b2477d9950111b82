use ruff_python_ast::ModModule;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

declare_rule! {
    /// Checks for the character esc written as it is.
    ///
    /// ## Why is this bad?
    /// No editor shows it. An escape sequence does.
    ///
    /// ## Example
    /// ```text
    /// text = "a⟨esc⟩b"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// text = "a\x1Bb"
    /// ```
    InvalidCharacterEsc { code: "PLE2513", name: "invalid-character-esc", severity: Error, nodes: [File] }
}

impl Check<File> for InvalidCharacterEsc {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let message = "Invalid unescaped character esc, use \"\\x1B\" instead.";
        super::characters::report_each(Self, '\u{1b}', message, checker);
    }
}

#[test]
fn test() {
    let rules: crate::RuleSet = [<InvalidCharacterEsc as crate::hooks::Listed>::ID]
        .into_iter()
        .collect();
    let found = crate::testing::findings(rules, "module.py", "x = 'a\u{1b}b'\n");
    assert_eq!(found.len(), 1);
}
