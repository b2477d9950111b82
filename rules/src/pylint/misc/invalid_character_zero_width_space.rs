use ruff_python_ast::ModModule;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

declare_rule! {
    /// Checks for the character zero-width-space written as it is.
    ///
    /// ## Why is this bad?
    /// No editor shows it. An escape sequence does.
    ///
    /// ## Example
    /// ```text
    /// text = "a⟨zero-width-space⟩b"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// text = "a\u200Bb"
    /// ```
    InvalidCharacterZeroWidthSpace { code: "PLE2515", name: "invalid-character-zero-width-space", severity: Error, nodes: [File] }
}

impl Check<File> for InvalidCharacterZeroWidthSpace {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let message = "Invalid unescaped character zero-width-space, use \"\\u200B\" instead.";
        super::characters::report_each(Self, '\u{200b}', message, checker);
    }
}

#[test]
fn test() {
    let rules: crate::RuleSet = [<InvalidCharacterZeroWidthSpace as crate::hooks::Listed>::ID]
        .into_iter()
        .collect();
    let found = crate::testing::findings(rules, "module.py", "x = 'a\u{200b}b'\n");
    assert_eq!(found.len(), 1);
}
