//! `pathlib`: its paths are so common that what makes a path from a path is known.

use ruff_python_ast::Expr;

use super::{Inference, Value};

impl<'a> Inference<'a> {
    /// Whether an expression names a class of `pathlib`.
    pub(crate) fn is_path(self, class: &'a Expr) -> bool {
        self.model
            .qualified_name(class)
            .is_some_and(|name| matches!(name.as_slice(), ["pathlib", "Path" | "PosixPath" | "WindowsPath"]))
    }
}

/// A member of a path or of its class that is a path or gives one.
pub(super) fn member<'a>(class: &'a Expr, owner: Value<'a>, name: &str) -> Option<Value<'a>> {
    match (owner, name) {
        (Value::ExternalResult(_), "parent") => Some(Value::ExternalResult(class)),
        (
            Value::ExternalResult(_),
            "absolute" | "expanduser" | "joinpath" | "resolve" | "with_name" | "with_stem" | "with_suffix",
        )
        | (_, "cwd" | "home") => Some(Value::External(class)),
        _ => None,
    }
}
