//! What special methods return.

use ruff_python_ast::{Expr, Number, StmtFunctionDef};

use crate::checker::Checker;
use crate::hooks::Listed;
use crate::inference::{Inference, Value, is_abstract, literal_int};
use crate::pylint::places::function_header;

/// Reports a special method of a class that surely returns something that does not fit.
pub(super) fn check<'a, R: Listed>(
    rule: R,
    name: &str,
    fits: fn(Value) -> bool,
    message: &str,
    node: &'a StmtFunctionDef,
    checker: &mut Checker<'a>,
) {
    if node.name.as_str() != name || node.is_async || is_abstract(node) || !node.decorator_list.is_empty() {
        return;
    }
    let inference = Inference::new(checker.model);
    if inference.class_of(node).is_none() {
        return;
    }
    let generator = inference
        .body_scope(node)
        .is_some_and(|scope| checker.model.scope(scope).is_generator);
    let mut returns = inference.returns_of(node).peekable();
    if generator || returns.peek().is_none() {
        return;
    }
    let mut values = Vec::new();
    for statement in returns {
        match statement.value.as_deref() {
            Some(value) => values.push(inference.infer_one(value)),
            None => values.push(Some(Value::InstanceOfBuiltin("NoneType"))),
        }
    }
    // One thing that does not fit, or several of one type.
    let wrong = |value: &Option<Value>| value.is_some_and(|value| is_plain(value) && !fits(value));
    if values.iter().all(wrong) {
        checker.report(rule, function_header(node, checker.source), message);
    }
}

/// Whether all that a value can do is known: builtins, functions, classes.
fn is_plain(value: Value) -> bool {
    value.builtin_type().is_some() || matches!(value, Value::Literal(_) | Value::Function(_))
}

pub(super) fn is_str(value: Value) -> bool {
    value.builtin_type() == Some("str")
}

pub(super) fn is_bytes(value: Value) -> bool {
    value.builtin_type() == Some("bytes")
}

pub(super) fn is_bool(value: Value) -> bool {
    value.builtin_type() == Some("bool")
}

pub(super) fn is_int(value: Value) -> bool {
    matches!(value.builtin_type(), Some("int" | "bool"))
}

pub(super) fn is_tuple(value: Value) -> bool {
    value.builtin_type() == Some("tuple")
}

/// An integer that is not written with a minus.
pub(super) fn is_length(value: Value) -> bool {
    match value {
        Value::Literal(expr @ Expr::NumberLiteral(number)) => {
            matches!(number.value, Number::Int(_)) && literal_int(expr).is_none_or(|length| length >= 0)
        }
        value => is_int(value),
    }
}
