use ruff_python_ast::ModModule;
use ruff_text_size::{TextRange, TextSize};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};
use crate::pylint::format::lines::Lines;

declare_rule! {
    /// Checks for Unicode characters that change the direction of the text.
    ///
    /// ## Why is this bad?
    /// What a reader sees is not what the interpreter runs (Trojan source, CVE-2021-42574).
    ///
    /// ## Example
    /// ```text
    /// access = "user⟨RIGHT-TO-LEFT OVERRIDE⟩admin"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// access = "user\u202eadmin"
    /// ```
    BidirectionalUnicode { code: "PLE2502", name: "bidirectional-unicode", severity: Error, nodes: [File] }
}

impl Check<File> for BidirectionalUnicode {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        // All of them begin with the same byte in UTF-8.
        let text = checker.source.text;
        let mut starts = memchr::memchr_iter(0xe2, text.as_bytes());
        if !starts.any(|start| text[start..].starts_with(is_bidirectional)) {
            return;
        }
        for (start, line) in Lines::new(checker.source.text) {
            if line.contains(is_bidirectional) {
                let message = "Contains control characters that can permit obfuscated code executed differently \
                               than displayed";
                let end = start + TextSize::of(line) + TextSize::new(1);
                let end = end.min(TextSize::of(checker.source.text));
                checker.report(Self, TextRange::new(start, end), message);
            }
        }
    }
}

fn is_bidirectional(character: char) -> bool {
    matches!(character, '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn test() {
    let rules: crate::RuleSet = [<BidirectionalUnicode as crate::hooks::Listed>::ID]
        .into_iter()
        .collect();
    let count = |text: &str| crate::testing::findings(rules.clone(), "module.py", text).len();
    assert_eq!(count("x = '\u{202e}a'\n# \u{200f}\ny = 1\n"), 2);
    assert_eq!(count("x = '\u{2013}'\n"), 0);
}
