use ruff_python_ast::token::TokenKind;

use super::checks::replace;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::LogicalLine};
use crate::lines::{self, range};

declare_rule! {
    /// Checks for white space between `@` and the name of a decorator.
    ///
    /// ## Why is this bad?
    /// PEP 8 writes decorators without it, and so does everybody.
    ///
    /// ## Example
    /// ```python
    /// @ property
    /// def name(self):
    ///     return self._name
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// @property
    /// def name(self):
    ///     return self._name
    /// ```
    WhitespaceAfterDecorator {
        code: "E204", name: "whitespace-after-decorator", severity: Convention, nodes: [LogicalLine], fixable: true
    }
}

impl Check<LogicalLine> for WhitespaceAfterDecorator {
    fn check<'a>(line: lines::LogicalLine<'a>, checker: &mut Checker<'a>) {
        if let [at, name, ..] = line.tokens
            && at.kind == TokenKind::At
            && name.spaced()
            && at.row == name.row
        {
            let found = checker.report(Self, range(at.end, name.start), "Whitespace after decorator '@'");
            replace(Some(found), "Remove the white space", "");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        WhitespaceAfterDecorator,
        r#"
@ a
# @2-1:3 E204: Whitespace after decorator '@'
def b(): pass
@c
def d(): pass
"#,
    );
}
