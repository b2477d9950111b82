//! Constants that stand twice in a dictionary or a set.

use ruff_python_ast::{self as ast, Expr, Number};

use crate::pylint::as_string::{as_string, repr};

/// What an element is compared by: numbers by their value, as a dictionary does.
#[derive(PartialEq, Eq, Hash)]
pub(super) enum Constant<'a> {
    None,
    Bytes(Vec<u8>),
    Text(&'a str),
    Number(u64),
    /// An integer too large for a float.
    Large(String),
    Attribute(String),
}

impl<'a> Constant<'a> {
    pub(super) fn of(expr: &'a Expr) -> Option<Self> {
        Some(match expr {
            Expr::NoneLiteral(_) => Constant::None,
            Expr::StringLiteral(string) => Constant::Text(string.value.to_str()),
            Expr::BytesLiteral(bytes) => Constant::Bytes(bytes.value.bytes().collect()),
            Expr::BooleanLiteral(boolean) => Constant::Number(f64::from(u8::from(boolean.value)).to_bits()),
            Expr::NumberLiteral(ast::ExprNumberLiteral { value, .. }) => match value {
                Number::Int(int) => match int.as_i64() {
                    Some(int) if int < (1 << 53) => Constant::Number((int as f64).to_bits()),
                    _ => Constant::Large(int.to_string()),
                },
                Number::Float(float) => Constant::Number(float.to_bits()),
                Number::Complex { .. } => return None,
            },
            _ => return None,
        })
    }

    /// What a key of a dictionary is compared by: attributes count by how they are written.
    pub(super) fn of_key(expr: &'a Expr) -> Option<Self> {
        match expr {
            Expr::Attribute(_) => Some(Constant::Attribute(as_string(expr))),
            expr => Constant::of(expr),
        }
    }

    /// How pylint writes it; `None` is lost in its formatting.
    pub(super) fn shown(&self, expr: &Expr) -> String {
        match self {
            Constant::None => "%r".to_owned(),
            Constant::Attribute(text) => repr(text),
            _ => as_string(expr),
        }
    }
}
