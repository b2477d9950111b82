use ruff_python_ast::token::TokenKind;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::LogicalLine};
use crate::lines::{self, range};

declare_rule! {
    /// Checks for `import` statements with several modules.
    ///
    /// ## Why is this bad?
    /// PEP 8: imports should be on separate lines; each is then easy to find, to change and to remove.
    ///
    /// ## Example
    /// ```python
    /// import os, sys
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import os
    /// import sys
    /// ```
    ///
    /// ## Notes
    /// The finding stands at the first comma, as in pycodestyle; ruff reports the statement.
    MultipleImportsOnOneLine {
        code: "E401", name: "multiple-imports-on-one-line", severity: Convention, nodes: [LogicalLine]
    }
}

impl Check<LogicalLine> for MultipleImportsOnOneLine {
    fn check<'a>(line: lines::LogicalLine<'a>, checker: &mut Checker<'a>) {
        if line.first().kind != TokenKind::Import || !line.kinds().contains(TokenKind::Comma) {
            return;
        }
        let mark = line
            .code()
            .find(|token| matches!(token.kind, TokenKind::Comma | TokenKind::Semi));
        if let Some(comma) = mark.filter(|token| token.kind == TokenKind::Comma) {
            checker.report(
                Self,
                range(comma.start, comma.end),
                "Multiple imports on one line",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        MultipleImportsOnOneLine,
        r#"
import a, b
# @9 E401: Multiple imports on one line
from c import d, e
import f
"#,
    );
}
