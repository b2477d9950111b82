//! `__all__`: the names that a module exports, in every form that checkers understand.

use ruff_python_ast::{self as ast, Expr, ExprContext, Operator};
use ruff_text_size::{Ranged, TextRange};

/// The names of `__all__`.
#[derive(Default)]
pub(crate) struct DunderAll<'a> {
    /// `__all__` is assigned at module level.
    pub(crate) defined: bool,
    pub(crate) names: Vec<(&'a str, TextRange)>,
    /// The value holds something that is neither a string nor another module's `__all__`.
    pub(crate) invalid: bool,
}

impl<'a> DunderAll<'a> {
    /// `__all__ = value`.
    pub(crate) fn assign(&mut self, value: &'a Expr) {
        // What an assignment replaces stays: the assignments may stand in branches.
        self.extend(value);
    }

    /// `__all__ += value`, `__all__.extend(value)`, `__all__ = __all__ + value`.
    pub(crate) fn extend(&mut self, value: &'a Expr) {
        self.defined = true;
        let mut pending = vec![value];
        while let Some(value) = pending.pop() {
            match value {
                Expr::List(ast::ExprList { elts, .. }) | Expr::Tuple(ast::ExprTuple { elts, .. }) => {
                    elts.iter().for_each(|element| self.push(element));
                }
                Expr::BinOp(ast::ExprBinOp {
                    left,
                    op: Operator::Add,
                    right,
                    ..
                }) => {
                    pending.push(right);
                    if !is_dunder_all(left) {
                        pending.push(left);
                    }
                }
                Expr::Call(call) if call.arguments.keywords.is_empty() => {
                    if let (Expr::Name(name), [argument]) = (&*call.func, &*call.arguments.args)
                        && matches!(name.id.as_str(), "list" | "tuple")
                    {
                        pending.push(argument);
                    }
                }
                Expr::Starred(starred) if starred.ctx == ExprContext::Load => pending.push(&starred.value),
                _ => {}
            }
        }
    }

    /// `__all__.append(value)`.
    pub(crate) fn push(&mut self, element: &'a Expr) {
        match element {
            Expr::StringLiteral(string) => self.names.push((string.value.to_str(), string.range())),
            Expr::Starred(_) => {}
            _ => self.invalid = true,
        }
    }

    /// `__all__.remove(value)`.
    pub(crate) fn remove(&mut self, element: &'a Expr) {
        if let Expr::StringLiteral(string) = element {
            self.names.retain(|(name, _)| *name != string.value.to_str());
        }
    }
}

pub(crate) fn is_dunder_all(expr: &Expr) -> bool {
    matches!(expr, Expr::Name(name) if name.id.as_str() == "__all__")
}
