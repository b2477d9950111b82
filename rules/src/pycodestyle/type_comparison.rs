use ruff_python_ast::token::TokenKind;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::LogicalLine};
use crate::lines::{self, KindSet, LineToken, Spacing, range};

declare_rule! {
    /// Checks for comparisons of types by `==` or `!=`.
    ///
    /// ## Why is this bad?
    /// `isinstance` accepts subclasses, which is mostly what is wanted; where the very type is meant, `is` says
    /// so.
    ///
    /// ## Example
    /// ```python
    /// if type(value) == type(other):
    ///     start()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if isinstance(value, type(other)):
    ///     start()
    /// ```
    ///
    /// ## Notes
    /// Once a line, where the call stands on the left and has an argument without a closing bracket in it, as in
    /// pycodestyle; ruff finds more. The finding starts at the bracket before the call where a line break
    /// follows it.
    TypeComparison { code: "E721", name: "type-comparison", severity: Warning, nodes: [LogicalLine] }
}

const EQUALITY: KindSet = KindSet::of(&[TokenKind::EqEqual, TokenKind::NotEqual]);

impl Check<LogicalLine> for TypeComparison {
    fn check<'a>(line: lines::LogicalLine<'a>, checker: &mut Checker<'a>) {
        if !line.kinds().intersects(EQUALITY) || !line.kinds().contains(TokenKind::Rpar) {
            return;
        }
        let mut code = line.code();
        let mut before: Option<&LineToken> = None;
        while let Some(token) = code.next() {
            let last = before.replace(token);
            if !is_type(line, token) || last.is_some_and(|last| last.kind == TokenKind::Dot) {
                continue;
            }
            let mut rest = code.clone();
            let compared = is_arguments(&mut rest)
                && rest
                    .next()
                    .is_some_and(|next| next.spaced() && EQUALITY.contains(next.kind));
            if compared {
                let start = match last {
                    Some(last) if token.spacing.contains(Spacing::NEW_ROW) && !token.spaced() => last.end,
                    _ => token.start,
                };
                checker.report(
                    Self,
                    range(start, token.end),
                    "Do not compare types, for exact checks use `is` / `is not`, for instance checks use `isinstance()`",
                );
                return;
            }
        }
    }
}

fn is_type(line: lines::LogicalLine, token: &LineToken) -> bool {
    matches!(token.kind, TokenKind::Name | TokenKind::Type) && line.text(token) == "type"
}

/// Brackets with something in them, up to the first closing one.
fn is_arguments<'a>(code: &mut impl Iterator<Item = &'a LineToken>) -> bool {
    code.next().is_some_and(|token| token.kind == TokenKind::Lpar)
        && code.next().is_some_and(|token| token.kind != TokenKind::Rpar)
        && code.any(|token| token.kind == TokenKind::Rpar)
}

#[test]
fn test() {
    crate::testing::check(
        TypeComparison,
        r#"
type(a) == int
# @1 E721: Do not compare types, for exact checks use `is` / `is not`, for instance checks use `isinstance()`
a != type(b)
type(a) is int
a.type(b) == c
type() == d
type(e(f)) == g
"#,
    );
}
