use super::escapes;
use ruff_python_ast::ExprBytesLiteral;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `\N`, `\u` and `\U` in bytes.
    ///
    /// ## Why is this bad?
    /// They are escapes in strings only; in bytes they stay as they are.
    ///
    /// ## Example
    /// ```python
    /// dash = b"\u2014"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// dash = "\u2014".encode()
    /// ```
    AnomalousUnicodeEscapeInString {
        code: "PLW1402", name: "anomalous-unicode-escape-in-string", severity: Warning, nodes: [ExprBytesLiteral]
    }
}

impl Check<ExprBytesLiteral> for AnomalousUnicodeEscapeInString {
    fn check<'a>(node: &'a ExprBytesLiteral, checker: &mut Checker<'a>) {
        for part in &node.value {
            if !part.flags.prefix().is_raw() {
                escapes::check(Self, part.content_range(), true, checker);
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        AnomalousUnicodeEscapeInString,
        r#"
b"\u1234"
# @3 PLW1402: Anomalous Unicode escape in byte string: '\u'. String constant might be missing an r or u prefix.
"\u1234"
rb"\u1234"
"#,
    );
}
