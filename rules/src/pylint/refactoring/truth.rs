//! The truth of constants, and conditions without them.

use ruff_python_ast::{AnyNodeRef, BoolOp, Expr, ExprBoolOp, Number, UnaryOp};

use crate::checker::Checker;
use crate::pylint::as_string::as_string;

/// Whether a constant or a display is true.
pub(super) fn truth(expr: &Expr) -> Option<bool> {
    Some(match expr {
        Expr::BooleanLiteral(literal) => literal.value,
        Expr::NoneLiteral(_) => false,
        Expr::EllipsisLiteral(_) => true,
        Expr::NumberLiteral(number) => match &number.value {
            Number::Int(value) => value.as_u8() != Some(0),
            Number::Float(value) => *value != 0.0,
            Number::Complex { real, imag } => *real != 0.0 || *imag != 0.0,
        },
        Expr::StringLiteral(string) => !string.value.is_empty(),
        Expr::BytesLiteral(bytes) => !bytes.value.is_empty(),
        Expr::List(list) => !list.is_empty(),
        Expr::Tuple(tuple) => !tuple.is_empty(),
        Expr::Set(set) => !set.is_empty(),
        Expr::Dict(dict) => !dict.is_empty(),
        Expr::UnaryOp(not) if not.op == UnaryOp::Not && not.operand.is_literal_expr() => {
            !truth(&not.operand)?
        }
        _ => return None,
    })
}

/// A condition without what changes nothing.
pub(super) enum Simple<'a> {
    Constant(&'a Expr),
    Expr(&'a Expr),
    Operation(BoolOp, Vec<Simple<'a>>),
}

impl Simple<'_> {
    pub(super) fn text(&self) -> String {
        match self {
            Simple::Constant(expr) | Simple::Expr(expr) => as_string(expr),
            Simple::Operation(op, values) => {
                let texts: Vec<_> = values
                    .iter()
                    .map(|value| match value {
                        Simple::Operation(BoolOp::Or, _) if *op == BoolOp::And => {
                            format!("({})", value.text())
                        }
                        value => value.text(),
                    })
                    .collect();
                texts.join(match op {
                    BoolOp::And => " and ",
                    BoolOp::Or => " or ",
                })
            }
        }
    }
}

/// Operations that nest deeper are left alone.
const DEEPEST: u32 = 64;

/// A condition without its constants; None where it holds none.
pub(super) fn simplified(node: &ExprBoolOp) -> Option<Simple<'_>> {
    let mut changed = false;
    let simple = operation(node, &mut changed, 0);
    changed.then_some(simple)
}

fn operation<'a>(node: &'a ExprBoolOp, changed: &mut bool, depth: u32) -> Simple<'a> {
    let decides = node.op == BoolOp::Or;
    let mut values = Vec::with_capacity(node.values.len());
    let mut last = None;
    for value in &node.values {
        let simple = match value {
            Expr::BoolOp(inner) if depth < DEEPEST => operation(inner, changed, depth + 1),
            value => match truth(value) {
                Some(_) => Simple::Constant(value),
                None => Simple::Expr(value),
            },
        };
        if let Simple::Constant(constant) = simple {
            *changed = true;
            if truth(constant) == Some(decides) {
                return Simple::Constant(constant);
            }
            last = Some(constant);
        } else {
            values.push(simple);
        }
    }
    match (values.len(), last) {
        (0, Some(constant)) => Simple::Constant(constant),
        (1, _) => values.swap_remove(0),
        _ => Simple::Operation(node.op, values),
    }
}

/// Whether the expression being shown decides a statement, a conditional expression, a filter or a call of `bool`.
pub(super) fn is_condition(checker: &Checker) -> bool {
    match checker.model.ancestors(checker.node).next() {
        // Of nested operations the outermost speaks for all.
        Some(AnyNodeRef::ExprBoolOp(_)) => false,
        Some(AnyNodeRef::ExprCall(parent)) => {
            matches!(&*parent.func, Expr::Name(name) if name.id.as_str() == "bool")
        }
        _ => crate::pylint::comparison::sides::is_test(checker),
    }
}
