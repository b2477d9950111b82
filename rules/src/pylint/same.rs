//! Expressions that say the same.

use ruff_python_ast::Expr;
use ruff_python_ast::token::TokenKind;
use ruff_text_size::Ranged;

use crate::source::Source;

/// Whether two expressions are written with the same tokens.
pub(crate) fn is_same(left: &Expr, right: &Expr, source: &Source) -> bool {
    match (left, right) {
        (Expr::Name(left), Expr::Name(right)) => left.id == right.id,
        _ => is_same_text(left, right, source),
    }
}

fn is_same_text(left: &Expr, right: &Expr, source: &Source) -> bool {
    if source.slice(left) == source.slice(right) {
        return true;
    }
    if std::mem::discriminant(left) != std::mem::discriminant(right) {
        return false;
    }
    let tokens = |expr: &Expr| {
        let tokens = source.tokens.in_range(expr.range());
        tokens
            .iter()
            .filter(|token| !matches!(token.kind(), TokenKind::Comment | TokenKind::NonLogicalNewline))
    };
    tokens(left)
        .map(|token| source.slice(token))
        .eq(tokens(right).map(|token| source.slice(token)))
}
