//! Where pylint puts its findings.

use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_python_trivia::SimpleTokenizer;
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::source::Source;

/// From `def` or `async` to the end of the function's name.
pub(crate) fn function_header(function: &ast::StmtFunctionDef, source: &Source) -> TextRange {
    TextRange::new(
        keyword(function.range.start(), &function.decorator_list, source),
        function.name.end(),
    )
}

/// From `class` to the end of the class's name.
pub(crate) fn class_header(class: &ast::StmtClassDef, source: &Source) -> TextRange {
    TextRange::new(
        keyword(class.range.start(), &class.decorator_list, source),
        class.name.end(),
    )
}

fn keyword(start: TextSize, decorators: &[ast::Decorator], source: &Source) -> TextSize {
    let Some(decorator) = decorators.last() else {
        return start;
    };
    SimpleTokenizer::starts_at(decorator.end(), source.text)
        .skip_trivia()
        .next()
        .map_or(start, |token| token.start())
}

/// The string that documents a body.
pub(crate) fn docstring(body: &[Stmt]) -> Option<&ast::ExprStringLiteral> {
    match body.first() {
        Some(Stmt::Expr(statement)) => match &*statement.value {
            Expr::StringLiteral(string) => Some(string),
            _ => None,
        },
        _ => None,
    }
}

/// A body without the string that documents it.
pub(crate) fn undocumented(body: &[Stmt]) -> &[Stmt] {
    match docstring(body) {
        Some(_) => &body[1..],
        None => body,
    }
}
