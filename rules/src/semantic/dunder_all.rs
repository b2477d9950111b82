//! `__all__`: the names that a module exports, in every form that checkers understand.

use ruff_python_ast::{self as ast, Expr, ExprContext, Operator};
use ruff_text_size::{Ranged, TextRange};
use smallvec::SmallVec;

use super::NodeId;

/// One name in `__all__`.
pub(crate) struct Export<'a> {
    pub(crate) name: &'a str,
    pub(crate) range: TextRange,
    pub(crate) statement: NodeId,
    /// Added by `__all__.append(…)` or `__all__.extend(…)`.
    pub(crate) by_call: bool,
}

/// The names of `__all__`.
#[derive(Default)]
pub(crate) struct DunderAll<'a> {
    /// `__all__` is assigned at module level.
    pub(crate) defined: bool,
    pub(crate) names: Vec<Export<'a>>,
    /// The value holds something that is neither a string nor another module's `__all__`.
    pub(crate) invalid: bool,
    /// A call changes it now.
    pub(super) by_call: bool,
}

impl<'a> DunderAll<'a> {
    /// `__all__ = value`, `__all__ += value`, `__all__.extend(value)`. What an assignment replaces stays: the
    /// assignments may stand in branches.
    pub(crate) fn extend(&mut self, value: &'a Expr, statement: NodeId) {
        self.defined = true;
        let mut values: SmallVec<[&Expr; 8]> = SmallVec::from_slice(&[value]);
        while let Some(value) = values.pop() {
            match value {
                Expr::List(ast::ExprList { elts, .. }) | Expr::Tuple(ast::ExprTuple { elts, .. }) => {
                    elts.iter().for_each(|element| self.push(element, statement));
                }
                Expr::BinOp(operation) if operation.op == Operator::Add => {
                    values.extend([&*operation.right, &*operation.left]);
                }
                Expr::Call(call) if call.arguments.keywords.is_empty() => {
                    if let (Expr::Name(name), [argument]) = (&*call.func, &*call.arguments.args)
                        && matches!(name.id.as_str(), "list" | "tuple")
                    {
                        values.push(argument);
                    }
                }
                Expr::Starred(starred) if starred.ctx == ExprContext::Load => values.push(&starred.value),
                _ => {}
            }
        }
    }

    /// `__all__.append(value)`.
    pub(crate) fn push(&mut self, element: &'a Expr, statement: NodeId) {
        match element {
            Expr::StringLiteral(string) => self.names.push(Export {
                name: string.value.to_str(),
                range: string.range(),
                statement,
                by_call: self.by_call,
            }),
            Expr::Starred(_) => {}
            _ => self.invalid = true,
        }
    }

    /// `__all__.remove(value)`.
    pub(crate) fn remove(&mut self, element: &'a Expr) {
        if let Expr::StringLiteral(string) = element {
            self.names.retain(|export| export.name != string.value.to_str());
        }
    }
}

pub(crate) fn is_dunder_all(expr: &Expr) -> bool {
    matches!(expr, Expr::Name(name) if name.id.as_str() == "__all__")
}
