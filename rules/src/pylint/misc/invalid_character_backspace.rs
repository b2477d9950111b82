use ruff_python_ast::ModModule;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

declare_rule! {
    /// Checks for the character backspace written as it is.
    ///
    /// ## Why is this bad?
    /// No editor shows it. An escape sequence does.
    ///
    /// ## Example
    /// ```text
    /// text = "a⟨backspace⟩b"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// text = "a\bb"
    /// ```
    InvalidCharacterBackspace { code: "PLE2510", name: "invalid-character-backspace", severity: Error, nodes: [File] }
}

impl Check<File> for InvalidCharacterBackspace {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let message = "Invalid unescaped character backspace, use \"\\b\" instead.";
        super::characters::report_each(Self, '\u{8}', message, checker);
    }
}

#[test]
fn test() {
    let rules: crate::RuleSet = [<InvalidCharacterBackspace as crate::hooks::Listed>::ID]
        .into_iter()
        .collect();
    let found = crate::testing::findings(rules, "module.py", "x = 'a\u{8}b'\n");
    assert_eq!(found.len(), 1);
}
