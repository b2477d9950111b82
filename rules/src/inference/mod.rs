//! What an expression can be, seen from this file alone.
//!
//! [`infer`] follows names to the bindings that may reach them, calls to the classes and functions that the file
//! defines, and attributes through classes and `self`. Whatever depends on anything else is [`Value::Unknown`], and a
//! rule stays silent on it. Each query has a budget, so that no input makes it long, and a depth, so that it ends.

mod calls;
mod classes;
mod facts;
mod functions;
mod names;
mod paths;
mod signature;
mod value;

use ruff_python_ast::{self as ast, Expr, Number, Operator, UnaryOp};
use smallvec::{SmallVec, smallvec};

use crate::semantic::Model;

pub(crate) use classes::{Ancestry, Base, KnownBase, Member};
pub(crate) use facts::{Facts, SelfAttribute, attribute_name};
pub(crate) use functions::{
    FunctionKind, Property, decorator_name, first_parameter, has_decorator, implicit_parameter, is_abstract,
    is_setter, is_stub, method_kind, property, raises_not_implemented,
};
pub(crate) use signature::{Mismatch, check_call};
pub(crate) use value::{Type, Value, is_builtin_class, is_builtin_exception, literal_type};

/// All that an expression can be, in the order of the file.
pub(crate) type Values<'a> = SmallVec<[Value<'a>; 4]>;

/// The file, as inference sees it.
#[derive(Clone, Copy)]
pub(crate) struct Inference<'a> {
    pub(crate) model: &'a Model<'a>,
}

/// The budget of one query.
struct Budget {
    steps: u32,
    depth: u32,
}

/// Expressions that one query looks at.
const STEPS: u32 = 200;
/// How far one thing may follow from another.
const DEPTH: u32 = 24;
/// More possibilities than these are as good as none.
const MOST_VALUES: usize = 16;

fn unknown<'a>() -> Values<'a> {
    smallvec![Value::Unknown]
}

impl<'a> Inference<'a> {
    pub(crate) fn new(model: &'a Model<'a>) -> Self {
        Self { model }
    }

    pub(crate) fn facts(self) -> &'a Facts {
        self.model.facts.get_or_init(|| Facts::build(self.model))
    }

    /// Everything that the expression can be; [`Value::Unknown`] among it for what cannot be told.
    pub(crate) fn infer(self, expr: &'a Expr) -> Values<'a> {
        self.infer_within(
            expr,
            &mut Budget {
                steps: STEPS,
                depth: DEPTH,
            },
        )
    }

    /// What the expression is, where all that it can be is of one type.
    pub(crate) fn infer_one(self, expr: &'a Expr) -> Option<Value<'a>> {
        self.agreeing(&self.infer(expr))
    }

    /// The first of several values, where all are of one type.
    pub(crate) fn agreeing(self, values: &[Value<'a>]) -> Option<Value<'a>> {
        let (first, others) = values.split_first()?;
        let kind = first.of_type()?;
        others
            .iter()
            .all(|value| value.of_type() == Some(kind))
            .then_some(*first)
    }

    fn infer_within(self, expr: &'a Expr, budget: &mut Budget) -> Values<'a> {
        if budget.steps == 0 || budget.depth == 0 {
            return unknown();
        }
        budget.steps -= 1;
        budget.depth -= 1;
        let mut values = self.infer_expr(expr, budget);
        budget.depth += 1;
        if values.len() > MOST_VALUES {
            values.truncate(MOST_VALUES);
            values.push(Value::Unknown);
        }
        values
    }

    fn infer_expr(self, expr: &'a Expr, budget: &mut Budget) -> Values<'a> {
        match expr {
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::FString(_)
            | Expr::List(_)
            | Expr::Tuple(_)
            | Expr::Dict(_)
            | Expr::Set(_)
            | Expr::ListComp(_)
            | Expr::SetComp(_)
            | Expr::DictComp(_)
            | Expr::Generator(_)
            | Expr::Lambda(_) => smallvec![Value::Literal(expr)],
            Expr::Name(name) => self.infer_name(expr, name, budget),
            Expr::Attribute(attribute) => self.infer_attribute(expr, attribute, budget),
            Expr::Call(call) => self.infer_call(call, budget),
            Expr::If(node) => {
                let mut values = self.infer_within(&node.body, budget);
                values.extend(self.infer_within(&node.orelse, budget));
                values
            }
            Expr::Named(node) => self.infer_within(&node.value, budget),
            Expr::BinOp(node) => self.infer_operation(node, budget),
            Expr::UnaryOp(node) => match node.op {
                UnaryOp::Not => smallvec![Value::InstanceOfBuiltin("bool")],
                _ => self
                    .infer_within(&node.operand, budget)
                    .into_iter()
                    .map(|value| match value.builtin_type() {
                        Some(kind @ ("int" | "float" | "complex")) => Value::InstanceOfBuiltin(kind),
                        Some("bool") => Value::InstanceOfBuiltin("int"),
                        _ => Value::Unknown,
                    })
                    .collect(),
            },
            Expr::Subscript(node) => self.infer_subscript(node, budget),
            _ => unknown(),
        }
    }

    fn infer_attribute(
        self,
        expr: &'a Expr,
        attribute: &'a ast::ExprAttribute,
        budget: &mut Budget,
    ) -> Values<'a> {
        let mut values = Values::new();
        for owner in self.infer_within(&attribute.value, budget) {
            match owner {
                Value::Class(class) => {
                    self.class_attribute(class, attribute.attr.as_str(), budget, &mut values)
                }
                Value::Instance(class) => {
                    self.instance_attribute(class, attribute.attr.as_str(), budget, &mut values)
                }
                Value::External(class) | Value::ExternalResult(class) if self.is_path(class) => {
                    values
                        .push(paths::member(class, owner, attribute.attr.as_str()).unwrap_or(Value::Unknown));
                }
                Value::External(_) if self.model.qualified_name(expr).is_some() => {
                    values.push(Value::External(expr))
                }
                owner => values.push(match value::builtin_method(owner, attribute.attr.as_str()) {
                    Some(result) => Value::BuiltinMethod(result),
                    None => Value::Unknown,
                }),
            }
        }
        values
    }

    fn infer_operation(self, node: &'a ast::ExprBinOp, budget: &mut Budget) -> Values<'a> {
        // A chain of operators is as long as the author likes: its leftmost operand stands for those before.
        let left = self.agreeing(&self.infer_within(&node.left, budget));
        let (Some(left), Some(right)) = (left, self.agreeing(&self.infer_within(&node.right, budget))) else {
            return if node.op == Operator::Mod && left.is_some_and(|left| left.builtin_type() == Some("str"))
            {
                smallvec![Value::InstanceOfBuiltin("str")]
            } else {
                unknown()
            };
        };
        let result = match (left.builtin_type(), node.op, right.builtin_type()) {
            (Some("str"), Operator::Mod, _) => "str",
            (Some("bytes"), Operator::Mod, _) => "bytes",
            (Some(left @ ("str" | "bytes" | "list" | "tuple")), Operator::Add, Some(right))
                if left == right =>
            {
                left
            }
            (Some(kind @ ("str" | "bytes" | "list" | "tuple")), Operator::Mult, Some("int"))
            | (Some("int"), Operator::Mult, Some(kind @ ("str" | "bytes" | "list" | "tuple"))) => kind,
            (Some("int"), Operator::Div, Some("int")) => "float",
            (Some("int"), Operator::Pow, Some("int")) => return unknown(),
            (Some("int"), _, Some("int")) => "int",
            (Some("int" | "float"), _, Some("int" | "float")) => "float",
            _ => return unknown(),
        };
        smallvec![Value::InstanceOfBuiltin(result)]
    }

    fn infer_subscript(self, node: &'a ast::ExprSubscript, budget: &mut Budget) -> Values<'a> {
        let mut values = Values::new();
        for owner in self.infer_within(&node.value, budget) {
            match owner {
                Value::Literal(
                    Expr::List(ast::ExprList { elts, .. }) | Expr::Tuple(ast::ExprTuple { elts, .. }),
                ) => match index(&node.slice, elts) {
                    Some(element) => values.extend(self.infer_within(element, budget)),
                    None => values.push(Value::Unknown),
                },
                Value::Literal(Expr::Dict(dict)) => match entry(&node.slice, dict) {
                    Some(value) => values.extend(self.infer_within(value, budget)),
                    None => values.push(Value::Unknown),
                },
                _ => values.push(Value::Unknown),
            }
        }
        values
    }
}

/// An integer written as a literal, with or without a minus.
pub(crate) fn literal_int(expr: &Expr) -> Option<i64> {
    match expr {
        Expr::NumberLiteral(ast::ExprNumberLiteral {
            value: Number::Int(value),
            ..
        }) => value.as_i64(),
        Expr::UnaryOp(ast::ExprUnaryOp {
            op: UnaryOp::USub,
            operand,
            ..
        }) if operand.is_number_literal_expr() => literal_int(operand).map(|value| -value),
        _ => None,
    }
}

fn index<'a>(slice: &Expr, elements: &'a [Expr]) -> Option<&'a Expr> {
    let index = literal_int(slice)?;
    if elements.iter().any(Expr::is_starred_expr) {
        return None;
    }
    let length = elements.len() as i64;
    let index = if index < 0 {
        length.checked_add(index)?
    } else {
        index
    };
    elements.get(usize::try_from(index).ok()?)
}

fn entry<'a>(slice: &Expr, dict: &'a ast::ExprDict) -> Option<&'a Expr> {
    let Expr::StringLiteral(wanted) = slice else {
        return None;
    };
    if dict.items.iter().any(|item| item.key.is_none()) {
        return None;
    }
    dict.items.iter().rev().find_map(|item| match &item.key {
        Some(Expr::StringLiteral(key)) if key.value.to_str() == wanted.value.to_str() => Some(&item.value),
        _ => None,
    })
}

#[cfg(test)]
mod tests;
