use super::escapes;
use ruff_python_ast::{ExprBytesLiteral, ExprFString, ExprStringLiteral, FStringPart};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for backslashes in strings that begin no escape.
    ///
    /// ## Why is this bad?
    /// Python keeps the backslash today and will refuse it one day; usually a raw string was meant.
    ///
    /// ## Example
    /// ```python
    /// digits = "\d+"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// digits = r"\d+"
    /// ```
    AnomalousBackslashInString {
        code: "PLW1401", name: "anomalous-backslash-in-string", severity: Warning, nodes: [ExprStringLiteral, ExprBytesLiteral, ExprFString]
    }
}

impl Check<ExprStringLiteral> for AnomalousBackslashInString {
    fn check<'a>(node: &'a ExprStringLiteral, checker: &mut Checker<'a>) {
        for part in &node.value {
            if !part.flags.prefix().is_raw() {
                escapes::check(Self, part.content_range(), false, checker);
            }
        }
    }
}

impl Check<ExprBytesLiteral> for AnomalousBackslashInString {
    fn check<'a>(node: &'a ExprBytesLiteral, checker: &mut Checker<'a>) {
        for part in &node.value {
            if !part.flags.prefix().is_raw() {
                escapes::check(Self, part.content_range(), true, checker);
            }
        }
    }
}

impl Check<ExprFString> for AnomalousBackslashInString {
    fn check<'a>(node: &'a ExprFString, checker: &mut Checker<'a>) {
        for part in &node.value {
            match part {
                FStringPart::Literal(part) if !part.flags.prefix().is_raw() => {
                    escapes::check(Self, part.content_range(), false, checker);
                }
                FStringPart::FString(part) if !part.flags.prefix().is_raw() => {
                    for literal in part.elements.literals() {
                        escapes::check(Self, literal.range, false, checker);
                    }
                }
                _ => {}
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        AnomalousBackslashInString,
        r#"
"\d"
# @2 PLW1401: Anomalous backslash in string: '\d'. String constant might be missing an r prefix.
"a\\b\n\x00\u1234\N{BULLET}\0 \8"
# @31 PLW1401
b"\d"
# @3 PLW1401
f"\d{a}"
# @3 PLW1401
(r"\d", rb"\d", rf"\d")
'''
\z'''
# @1 PLW1401
"#,
    );
}
