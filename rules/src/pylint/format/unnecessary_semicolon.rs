use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::Tokens};
use ruff_python_ast::token::{TokenKind, Tokens as AllTokens};

declare_rule! {
    /// Checks for semicolons at the end of a line.
    ///
    /// ## Why is this bad?
    /// They do nothing in Python.
    ///
    /// ## Example
    /// ```python
    /// x = 1;
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// x = 1
    /// ```
    UnnecessarySemicolon { code: "PLW0301", name: "unnecessary-semicolon", severity: Warning, nodes: [Tokens] }
}

impl Check<Tokens> for UnnecessarySemicolon {
    fn check<'a>(tokens: &'a AllTokens, checker: &mut Checker<'a>) {
        let mut last = None;
        for token in tokens {
            match token.kind() {
                TokenKind::Newline => {
                    if let Some(range) = last.take() {
                        checker.report(Self, range, "Unnecessary semicolon");
                    }
                }
                TokenKind::Comment => {}
                TokenKind::Semi => last = Some(token.range()),
                _ => last = None,
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnnecessarySemicolon,
        r#"
x = 1;
   # ^ PLW0301: Unnecessary semicolon
x = 1; y = 2
x = 1; y = 2;  # comment
          # ^ PLW0301
"#,
    );
}
