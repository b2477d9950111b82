//! Calls that open a file: which argument is the mode, which the encoding.

use ruff_python_ast::{Expr, ExprCall};

use crate::checker::Checker;
use crate::inference::{Inference, Value};

/// A call that opens a file.
pub(super) struct OpenCall<'a> {
    pub(super) mode: Mode<'a>,
    pub(super) encoding: Option<&'a Expr>,
}

pub(super) enum Mode<'a> {
    /// Left to the default, or the function has none.
    Default,
    /// Known.
    Known(Value<'a>),
    Unknown,
}

impl Mode<'_> {
    /// Whether the file is opened as text: None where it cannot be told.
    pub(super) fn is_text(&self) -> Option<bool> {
        match self {
            Mode::Default => Some(true),
            Mode::Known(Value::Literal(Expr::StringLiteral(mode))) => {
                Some(!mode.value.to_str().contains('b'))
            }
            Mode::Known(Value::Literal(Expr::BytesLiteral(_))) => Some(false),
            Mode::Known(Value::Literal(_)) => Some(true),
            Mode::Known(_) | Mode::Unknown => None,
        }
    }
}

pub(super) fn open_call<'a>(call: &'a ExprCall, checker: &Checker<'a>) -> Option<OpenCall<'a>> {
    let inference = Inference::new(checker.model);
    let (mode, encoding) = match &*call.func {
        Expr::Name(name) if name.id.as_str() == "open" => {
            // An import of another name for it is not followed; `from io import open` is.
            let opens = checker.model.is_builtin(&call.func, "open")
                || checker.model.is_qualified(&call.func, &["io", "open"]);
            opens.then_some((Some(1), 3))?
        }
        Expr::Attribute(attribute) => match attribute.attr.as_str() {
            "open" if checker.model.is_qualified(&call.func, &["io", "open"]) => (Some(1), 3),
            "open" if is_path(inference, &attribute.value) => (Some(0), 2),
            "read_text" if is_path(inference, &attribute.value) => (None, 0),
            "write_text" if is_path(inference, &attribute.value) => (None, 1),
            _ => return None,
        },
        _ => return None,
    };
    let argument = |name, position: usize| {
        call.arguments
            .find_keyword(name)
            .map(|keyword| &keyword.value)
            .or_else(|| {
                call.arguments
                    .args
                    .get(position)
                    .filter(|argument| !argument.is_starred_expr())
            })
    };
    let mode = match mode.and_then(|position| argument("mode", position)) {
        None => Mode::Default,
        Some(expr) => match inference.infer_one(expr) {
            Some(value) => Mode::Known(value),
            None => Mode::Unknown,
        },
    };
    Some(OpenCall {
        mode,
        encoding: argument("encoding", encoding),
    })
}

fn is_path<'a>(inference: Inference<'a>, expr: &'a Expr) -> bool {
    let values = inference.infer(expr);
    !values.is_empty()
        && values
            .iter()
            .all(|value| matches!(value, Value::ExternalResult(class) if inference.is_path(class)))
}
