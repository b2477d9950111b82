//! Exceptions that are too general.

use ruff_python_ast::Expr;

use crate::checker::Checker;
use crate::inference::{Inference, Value};

/// The name of the overgeneral exception that an expression is.
pub(super) fn is_too_general<'a>(expr: &'a Expr, checker: &Checker<'a>) -> Option<&'a str> {
    if !expr.is_name_expr() {
        return None;
    }
    let listed = |name: &str| {
        checker
            .settings
            .pylint
            .exceptions
            .overgeneral_exceptions
            .iter()
            .any(|listed| listed.strip_prefix("builtins.") == Some(name))
    };
    match Inference::new(checker.model).infer_one(expr) {
        Some(Value::Builtin(name)) if listed(name) => Some(name),
        _ => None,
    }
}
