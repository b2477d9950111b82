//! What kind of thing an assigned value is, as far as names are concerned.

use ruff_python_ast::{self as ast, AnyNodeRef, CmpOp, Expr, Operator};

use crate::inference::{self, Inference};
use crate::modules::Found;
use crate::pylint::imports::is_standard;
use crate::pylint::stdlib_classes::StdlibClass;
use crate::semantic::{BindingKind, Model};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A number, string, truth value or `None`.
    Const,
    Class,
    TypeVar,
    ParamSpec,
    TypeVarTuple,
    TypeAlias,
    Other,
}

pub(super) fn value_of<'a>(expr: &'a Expr, model: &'a Model<'a>) -> Value {
    shape(expr, model, 0)
}

/// How deep names and operands are followed.
const DEEPEST: usize = 12;

fn shape<'a>(expr: &'a Expr, model: &'a Model<'a>, depth: usize) -> Value {
    if depth > DEEPEST {
        return Value::Other;
    }
    let both = |left: &'a Expr, right: &'a Expr| {
        shape(left, model, depth + 1) == Value::Const && shape(right, model, depth + 1) == Value::Const
    };
    let constant = |is: bool| if is { Value::Const } else { Value::Other };
    match expr {
        Expr::StringLiteral(_)
        | Expr::BytesLiteral(_)
        | Expr::NumberLiteral(_)
        | Expr::BooleanLiteral(_)
        | Expr::NoneLiteral(_)
        | Expr::EllipsisLiteral(_)
        | Expr::FString(_) => Value::Const,
        Expr::UnaryOp(node) => constant(shape(&node.operand, model, depth + 1) == Value::Const),
        Expr::BinOp(node) if node.op == Operator::BitOr => {
            let is_type =
                |side: &'a Expr| side.is_none_literal_expr() || shape(side, model, depth + 1) == Value::Class;
            if is_type(&node.left) && is_type(&node.right) {
                Value::TypeAlias
            } else {
                constant(both(&node.left, &node.right))
            }
        }
        Expr::BinOp(node) => constant(both(&node.left, &node.right)),
        Expr::BoolOp(node) => constant(
            node.values
                .iter()
                .all(|value| shape(value, model, depth + 1) == Value::Const),
        ),
        Expr::Compare(node) => constant(
            shape(&node.left, model, depth + 1) == Value::Const
                && node
                    .comparators
                    .iter()
                    .all(|value| shape(value, model, depth + 1) == Value::Const)
                && !node.ops.iter().any(|op| matches!(op, CmpOp::Is | CmpOp::IsNot)),
        ),
        Expr::If(node) => constant(both(&node.body, &node.orelse)),
        Expr::Name(name) => named(name, model, depth),
        Expr::Attribute(_) => match model.qualified_name(expr) {
            Some(name) => match name.as_slice() {
                ["sys", "platform"] | ["os", "sep" | "name" | "linesep" | "curdir" | "pathsep"] => {
                    Value::Const
                }
                name if StdlibClass::get(name).is_some() => Value::Class,
                _ => Value::Other,
            },
            None => match Inference::new(model).infer_one(expr) {
                Some(inference::Value::Class(_)) => Value::Class,
                _ => Value::Other,
            },
        },
        Expr::Subscript(node) => match model.typing_member(&node.value) {
            Some("Union") => Value::TypeAlias,
            Some("Annotated" | "Literal" | "Callable") => Value::Other,
            Some(_) => Value::Class,
            None => match shape(&node.value, model, depth + 1) {
                Value::Class if is_generic(&node.value, model) => Value::Class,
                _ => Value::Other,
            },
        },
        Expr::Call(call) => called(call, model, depth),
        _ => Value::Other,
    }
}

/// Whether pylint takes a class for the same class when it is subscripted: of the standard library's, only for some.
fn is_generic<'a>(class: &'a Expr, model: &'a Model<'a>) -> bool {
    let Some(name) = model.qualified_name(class) else {
        return true;
    };
    match name.as_slice() {
        ["builtins" | "typing" | "typing_extensions" | "re", ..] | ["collections", "abc", ..] => true,
        ["collections", name] => *name != "deque",
        name => StdlibClass::get(name).is_none(),
    }
}

fn named<'a>(name: &'a ast::ExprName, model: &'a Model<'a>, depth: usize) -> Value {
    let Some(id) = model.resolve_name(name) else {
        return match name.id.as_str() {
            "__file__" | "__name__" | "__doc__" => Value::Const,
            "object" => Value::Class,
            name if StdlibClass::get(&["builtins", name]).is_some() => Value::Class,
            _ => Value::Other,
        };
    };
    let binding = model.binding(id);
    match binding.kind {
        BindingKind::Class => Value::Class,
        BindingKind::Assignment => {
            // All that the name is ever bound to must be of one kind.
            let mut shapes = model.bindings_of(binding.scope, binding.name).map(|other| {
                let other = model.binding(other);
                match model.nodes.get(other.statement).node {
                    AnyNodeRef::StmtAssign(assign) if other.kind == BindingKind::Assignment => {
                        shape(&assign.value, model, depth + 4)
                    }
                    _ => Value::Other,
                }
            });
            let Some(first) = shapes.next() else {
                return Value::Other;
            };
            if matches!(first, Value::Const | Value::Class) && shapes.all(|other| other == first) {
                first
            } else {
                Value::Other
            }
        }
        BindingKind::FromImport => match model.imported_name(id) {
            Some(name) if StdlibClass::get(&name).is_some() => Value::Class,
            Some(name) => match model
                .surroundings
                .absolute(&name)
                .map(|name| model.surroundings.find(&name))
            {
                Some(Found::Class(_)) => Value::Class,
                _ => Value::Other,
            },
            None => Value::Other,
        },
        _ => Value::Other,
    }
}

fn called<'a>(call: &'a ast::ExprCall, model: &'a Model<'a>, depth: usize) -> Value {
    if let Expr::Attribute(method) = &*call.func
        && method.value.is_string_literal_expr()
    {
        return match method.attr.as_str() {
            "format" | "join" | "upper" | "lower" | "strip" | "lstrip" | "rstrip" | "replace" | "title"
            | "capitalize" | "center" | "encode" | "ljust" | "rjust" | "zfill" | "expandtabs"
            | "swapcase" | "translate" => Value::Const,
            _ => Value::Other,
        };
    }
    let Some(name) = model.qualified_name(&call.func) else {
        return Value::Other;
    };
    match name.as_slice() {
        ["typing" | "typing_extensions", "TypeVar"] => Value::TypeVar,
        ["typing" | "typing_extensions", "ParamSpec"] => Value::ParamSpec,
        ["typing" | "typing_extensions", "TypeVarTuple"] => Value::TypeVarTuple,
        ["typing" | "typing_extensions", "NewType" | "NamedTuple"] | ["collections", "namedtuple"] => {
            Value::Class
        }
        ["enum", "Enum" | "IntEnum" | "Flag" | "IntFlag" | "StrEnum"] => Value::Class,
        ["builtins", "type"] if call.arguments.args.len() == 3 => Value::Class,
        ["builtins", "type"] => match call
            .arguments
            .args
            .first()
            .map(|value| shape(value, model, depth + 1))
        {
            Some(Value::Const) => Value::Class,
            _ => Value::Other,
        },
        ["builtins", "hasattr"] if asks_standard_module(call, model) => Value::Const,
        [
            "builtins",
            "len" | "int" | "str" | "bool" | "isinstance" | "hasattr" | "issubclass" | "callable",
        ] if call
            .arguments
            .args
            .iter()
            .all(|value| shape(value, model, depth + 1) != Value::Other) =>
        {
            Value::Const
        }
        _ => Value::Other,
    }
}

/// `hasattr(os, "fork")`: pylint knows the answer for the standard library's modules.
fn asks_standard_module<'a>(call: &'a ast::ExprCall, model: &'a Model<'a>) -> bool {
    let [module, name] = &*call.arguments.args else {
        return false;
    };
    name.is_string_literal_expr()
        && model
            .qualified_name(module)
            .is_some_and(|module| matches!(module.as_slice(), [name] if is_standard(name)))
}
