use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::Tokens};
use ruff_python_ast::token::{Token, TokenKind, Tokens as AllTokens};

declare_rule! {
    /// Checks for parentheses around the single item after a keyword or `=`.
    ///
    /// ## Why is this bad?
    /// The parentheses make a statement look like a call.
    ///
    /// Parentheses that hold a comma, `and`, `or`, a conditional expression, `yield`, `:=` or a line break are accepted.
    ///
    /// ## Example
    /// ```python
    /// if (x > 1):
    ///     print(x)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if x > 1:
    ///     print(x)
    /// ```
    SuperfluousParens { code: "PLC0325", name: "superfluous-parens", severity: Convention, nodes: [Tokens] }
}

impl Check<Tokens> for SuperfluousParens {
    fn check<'a>(tokens: &'a AllTokens, checker: &mut Checker<'a>) {
        let mut inside_fstring = 0_u32;
        for (index, pair) in tokens.windows(2).enumerate() {
            match pair[0].kind() {
                TokenKind::FStringStart | TokenKind::TStringStart => inside_fstring += 1,
                TokenKind::FStringEnd | TokenKind::TStringEnd => inside_fstring -= 1,
                _ => {}
            }
            if pair[1].kind() == TokenKind::Lpar
                && inside_fstring == 0
                && let Some(keyword) = keyword(pair[0].kind())
                && let Some(close) = superfluous(keyword, &tokens[index + 1..])
            {
                let text = &checker.source.text[..pair[0].start().to_usize()];
                let line = text.rfind(['\n', '\r']).map_or(0, |index| index + 1);
                let message = format!("Unnecessary parens after '{keyword}' keyword");
                checker.report(
                    Self,
                    TextRange::new(TextSize::new(line as u32), close.end()),
                    message,
                );
            }
        }
    }
}

fn keyword(kind: TokenKind) -> Option<&'static str> {
    Some(match kind {
        TokenKind::Assert => "assert",
        TokenKind::Del => "del",
        TokenKind::Elif => "elif",
        TokenKind::Except => "except",
        TokenKind::For => "for",
        TokenKind::If => "if",
        TokenKind::Not => "not",
        TokenKind::Raise => "raise",
        TokenKind::Return => "return",
        TokenKind::While => "while",
        TokenKind::With => "with",
        TokenKind::Yield => "yield",
        TokenKind::Equal => "=",
        TokenKind::ColonEqual => ":=",
        _ => return None,
    })
}

/// Longer parentheses, on one line, are nobody's writing; the bound keeps nested ones linear.
const MOST_TOKENS: usize = 2000;

/// The parenthesis that closes the first of the tokens, where the pair is superfluous.
fn superfluous<'t>(keyword: &str, tokens: &'t [Token]) -> Option<&'t Token> {
    if tokens.get(1)?.kind() == TokenKind::Rpar {
        return None;
    }
    let mut depth = 0;
    for (index, token) in tokens.iter().enumerate().take(MOST_TOKENS) {
        match token.kind() {
            TokenKind::Lpar => depth += 1,
            TokenKind::Rpar => {
                depth -= 1;
                if depth > 0 {
                    continue;
                }
                let ends = matches!(
                    tokens.get(index + 1)?.kind(),
                    TokenKind::Colon
                        | TokenKind::Newline
                        | TokenKind::NonLogicalNewline
                        | TokenKind::Comment
                        | TokenKind::Rpar
                        | TokenKind::Rsqb
                        | TokenKind::Rbrace
                        | TokenKind::Semi
                        | TokenKind::In
                );
                // `((x))`
                let doubled = tokens[1].kind() == TokenKind::Lpar
                    && tokens[index - 1].kind() == TokenKind::Rpar
                    && closes(&tokens[1..index]);
                return (ends && (!doubled || matches!(keyword, "if" | "not"))).then_some(token);
            }
            // A line break inside.
            TokenKind::NonLogicalNewline => return None,
            TokenKind::Comma
            | TokenKind::And
            | TokenKind::Or
            | TokenKind::Yield
            | TokenKind::For
            | TokenKind::Else
            | TokenKind::ColonEqual
                if depth == 1 =>
            {
                return None;
            }
            _ => {}
        }
    }
    None
}

/// Whether the first of the tokens is a parenthesis that the last one closes.
fn closes(tokens: &[Token]) -> bool {
    let mut depth = 0;
    for (index, token) in tokens.iter().enumerate() {
        match token.kind() {
            TokenKind::Lpar => depth += 1,
            TokenKind::Rpar => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return index + 1 == tokens.len();
        }
    }
    false
}

#[test]
fn test() {
    crate::testing::check(
        SuperfluousParens,
        r#"
if (x):
# @1-1:7 PLC0325: Unnecessary parens after 'if' keyword
    pass
if (x and y): pass
if (x) and (y): pass
x = not (y in z)
# @1-1:17 PLC0325: Unnecessary parens after 'not' keyword
def f(a=(1)):
# @1-1:12 PLC0325: Unnecessary parens after '=' keyword
    return (a), (b)
x = (1, 2)
x = (yield_(a, b))
# @1-1:19 PLC0325
x = ()
x = (a
     + b)
x = ((a))
for (i) in y: pass
# @1-1:8 PLC0325: Unnecessary parens after 'for' keyword
x = (a).b
x = [not (a), b]
x = (a if b else c)
x = (b for b in c)
x = ([b, c])
if (x := 1): pass
with (open(x)) as y: pass
"#,
    );
}
