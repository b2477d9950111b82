use ruff_python_ast::token::TokenKind;

use super::checks::replace;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::LogicalLine};
use crate::lines::{self, Class, Facts, Spacing, range};

declare_rule! {
    /// Checks for backslashes at the end of a line within brackets.
    ///
    /// ## Why is this bad?
    /// Within brackets a line break needs no backslash.
    ///
    /// ## Example
    /// ```python
    /// total = (1 + \
    ///          2)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// total = (1 +
    ///          2)
    /// ```
    RedundantBackslash {
        code: "E502", name: "redundant-backslash", severity: Convention, nodes: [LogicalLine], fixable: true
    }
}

impl Check<LogicalLine> for RedundantBackslash {
    fn check<'a>(line: lines::LogicalLine<'a>, checker: &mut Checker<'a>) {
        if !line.has(Facts::BACKSLASH) {
            return;
        }
        let mut depth = 0i32;
        let mut last = line.first();
        for token in line.tokens {
            let before = std::mem::replace(&mut last, token);
            let joined =
                token.spacing.contains(Spacing::NEW_ROW) && !token.spacing.contains(Spacing::AFTER_BREAK);
            if joined && depth > 0 && before.kind != TokenKind::Comment {
                backslash(line, before.end, checker);
            }
            if token.is(Class::OPEN) {
                depth += 1;
            } else if token.is(Class::CLOSE) {
                depth -= 1;
            }
        }
    }
}

/// Reports the first backslash behind an offset.
fn backslash(line: lines::LogicalLine, offset: u32, checker: &mut Checker) {
    let rest = &line.bytes()[offset as usize..];
    let Some(place) = memchr::memchr(b'\\', rest) else {
        return;
    };
    let at = offset + place as u32;
    let message = "The backslash is redundant between brackets";
    let found = checker.report(RedundantBackslash, range(at, at + 1), message);
    replace(Some(found), "Remove the backslash", "");
}

#[test]
fn test() {
    crate::testing::check(
        RedundantBackslash,
        r#"
a = (1 + \
#        ^ E502: The backslash is redundant between brackets
     2)
b = 1 + \
    2
c = (1 +
     2)
"#,
    );
}
