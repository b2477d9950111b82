use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::Tokens};
use ruff_python_ast::token::{TokenKind, Tokens as AllTokens};

declare_rule! {
    /// Checks for assignments and returns that end with a comma.
    ///
    /// ## Why is this bad?
    /// The comma makes a tuple, which is easily overlooked.
    ///
    /// ## Example
    /// ```python
    /// price = 12,
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// price = (12,)
    /// ```
    TrailingCommaTuple { code: "PLR1707", name: "trailing-comma-tuple", severity: Refactor, nodes: [Tokens] }
}

impl Check<Tokens> for TrailingCommaTuple {
    fn check<'a>(tokens: &'a AllTokens, checker: &mut Checker<'a>) {
        let mut gives_value = false;
        let mut comma = None;
        for token in tokens {
            match token.kind() {
                TokenKind::Newline => {
                    if let Some(comma) = comma.take()
                        && gives_value
                    {
                        report(comma, checker);
                    }
                    gives_value = false;
                }
                TokenKind::Comment | TokenKind::NonLogicalNewline => {}
                TokenKind::Comma => comma = Some(token.range()),
                kind => {
                    comma = None;
                    gives_value |= gives(kind);
                }
            }
        }
    }
}

/// Whether a value follows: pylint looks for `return`, `yield` and what ends with `=`.
fn gives(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Return
            | TokenKind::Yield
            | TokenKind::Equal
            | TokenKind::EqEqual
            | TokenKind::NotEqual
            | TokenKind::LessEqual
            | TokenKind::GreaterEqual
            | TokenKind::ColonEqual
            | TokenKind::PlusEqual
            | TokenKind::MinusEqual
            | TokenKind::StarEqual
            | TokenKind::SlashEqual
            | TokenKind::PercentEqual
            | TokenKind::AtEqual
            | TokenKind::AmperEqual
            | TokenKind::VbarEqual
            | TokenKind::CircumflexEqual
            | TokenKind::LeftShiftEqual
            | TokenKind::RightShiftEqual
            | TokenKind::DoubleStarEqual
            | TokenKind::DoubleSlashEqual
    )
}

fn report(comma: TextRange, checker: &mut Checker) {
    let before = &checker.source.text[..comma.start().to_usize()];
    let line = before.rfind(['\n', '\r']).map_or(0, |index| index + 1);
    let range = TextRange::new(TextSize::new(line as u32), comma.end());
    checker.report(TrailingCommaTuple, range, "Disallow trailing comma tuple");
}

#[test]
fn test() {
    crate::testing::check(
        TrailingCommaTuple,
        r#"
x = 1,
# @1-1:7 PLR1707: Disallow trailing comma tuple
def f():
    return 1,  # one
# @1 PLR1707
x = (1,)
print(1),
x = f(
    1,
)
"#,
    );
}
