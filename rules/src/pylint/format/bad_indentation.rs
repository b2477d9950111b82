use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::Tokens};
use ruff_python_ast::token::{TokenKind, Tokens as AllTokens};

declare_rule! {
    /// Checks for statements that are not indented by the agreed amount a level.
    ///
    /// ## Why is this bad?
    /// Uneven indentation misleads the eye about what belongs to what.
    ///
    /// ## Example
    /// ```python
    /// if True:
    ///   x = 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if True:
    ///     x = 1
    /// ```
    ///
    /// ## Options
    /// - `indent-string` (four spaces)
    BadIndentation { code: "PLW0311", name: "bad-indentation", severity: Warning, nodes: [Tokens] }
}

impl Check<Tokens> for BadIndentation {
    fn check<'a>(tokens: &'a AllTokens, checker: &mut Checker<'a>) {
        let unit = checker.settings.pylint.format.indent_string.as_str();
        let kind = if unit.starts_with('\t') { "tabs" } else { "spaces" };
        let text = checker.source.text;
        let mut level = 0;
        let mut at_start = true;
        for token in tokens {
            match token.kind() {
                TokenKind::Indent => level += 1,
                TokenKind::Dedent => level -= 1,
                TokenKind::Newline => at_start = true,
                TokenKind::NonLogicalNewline | TokenKind::Comment | TokenKind::EndOfFile => {}
                _ if at_start => {
                    at_start = false;
                    let end = token.start();
                    let before = &text.as_bytes()[..end.to_usize()];
                    let line = before
                        .iter()
                        .rposition(|byte| matches!(byte, b'\n' | b'\r'))
                        .map_or(0, |index| index + 1);
                    // A form feed or byte order mark may begin the line.
                    let found = text[line..end.to_usize()].trim_start_matches(['\u{c}', '\u{feff}']);
                    if found.len() == unit.len() * level && is_repeated(found, unit) {
                        continue;
                    }
                    let expected = unit.len() * level;
                    let message = format!(
                        "Bad indentation. Found {} {kind}, expected {expected}",
                        found.len()
                    );
                    checker.report(Self, TextRange::new(TextSize::new(line as u32), end), message);
                }
                _ => {}
            }
        }
    }
}

fn is_repeated(text: &str, unit: &str) -> bool {
    text.bytes().eq(unit.bytes().cycle().take(text.len()))
}

#[test]
fn test() {
    crate::testing::check(
        BadIndentation,
        r#"
class A:
  x = 1
# @1 PLW0311: Bad indentation. Found 2 spaces, expected 4
  if x:
# @1 PLW0311: Bad indentation. Found 2 spaces, expected 4
     y = (1,
# @1 PLW0311: Bad indentation. Found 5 spaces, expected 8
  2)
# comment
def f():
    x = 1
      # comment
    return x
if x:
	y = 2
# @1 PLW0311: Bad indentation. Found 1 spaces, expected 4
"#,
    );
}
