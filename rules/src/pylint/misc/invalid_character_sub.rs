use ruff_python_ast::ModModule;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

declare_rule! {
    /// Checks for the character sub written as it is.
    ///
    /// ## Why is this bad?
    /// No editor shows it. An escape sequence does.
    ///
    /// ## Example
    /// ```text
    /// text = "a⟨sub⟩b"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// text = "a\x1Ab"
    /// ```
    InvalidCharacterSub { code: "PLE2512", name: "invalid-character-sub", severity: Error, nodes: [File] }
}

impl Check<File> for InvalidCharacterSub {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let message = "Invalid unescaped character sub, use \"\\x1A\" instead.";
        super::characters::report_each(Self, '\u{1a}', message, checker);
    }
}

#[test]
fn test() {
    let rules: crate::RuleSet = [<InvalidCharacterSub as crate::hooks::Listed>::ID]
        .into_iter()
        .collect();
    let found = crate::testing::findings(rules, "module.py", "x = 'a\u{1a}b'\n");
    assert_eq!(found.len(), 1);
}
