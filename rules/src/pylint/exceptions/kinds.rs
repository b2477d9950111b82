//! What the expressions after `except` and `raise` are.

use ruff_python_ast::{Expr, StmtClassDef};

use crate::inference::{Inference, Value, is_builtin_class, is_builtin_exception};

/// Whether a value is something that can be caught or raised as a class; None where it cannot be told.
pub(super) fn is_exception_class<'a>(value: Value<'a>, inference: Inference<'a>) -> Option<bool> {
    match value {
        Value::Class(class) => inference.is_exception(class),
        Value::Builtin(name) if is_builtin_exception(name) => Some(true),
        Value::Builtin(name) if is_builtin_class(name) => Some(false),
        Value::Literal(Expr::Tuple(_)) | Value::Literal(Expr::List(_)) => None,
        Value::Literal(_) => Some(false),
        _ => None,
    }
}

/// The builtin exception that another one inherits from directly.
fn parent(name: &str) -> Option<&'static str> {
    Some(match name {
        "Exception" | "KeyboardInterrupt" | "SystemExit" | "GeneratorExit" | "BaseExceptionGroup" => {
            "BaseException"
        }
        "FloatingPointError" | "OverflowError" | "ZeroDivisionError" => "ArithmeticError",
        "IndexError" | "KeyError" => "LookupError",
        "ModuleNotFoundError" => "ImportError",
        "UnboundLocalError" => "NameError",
        "NotImplementedError" | "RecursionError" | "PythonFinalizationError" => "RuntimeError",
        "IndentationError" => "SyntaxError",
        "TabError" => "IndentationError",
        "UnicodeError" => "ValueError",
        "UnicodeDecodeError" | "UnicodeEncodeError" | "UnicodeTranslateError" => "UnicodeError",
        "BrokenPipeError" | "ConnectionAbortedError" | "ConnectionRefusedError" | "ConnectionResetError" => {
            "ConnectionError"
        }
        "BlockingIOError" | "ChildProcessError" | "ConnectionError" | "FileExistsError"
        | "FileNotFoundError" | "InterruptedError" | "IsADirectoryError" | "NotADirectoryError"
        | "PermissionError" | "ProcessLookupError" | "TimeoutError" => "OSError",
        "BaseException" => return None,
        name if name.ends_with("Warning") && name != "Warning" => "Warning",
        name if is_builtin_exception(name) => "Exception",
        _ => return None,
    })
}

/// The name that Python itself gives a builtin exception.
pub(super) fn canonical(name: &str) -> &str {
    match name {
        "IOError" | "EnvironmentError" | "WindowsError" => "OSError",
        name => name,
    }
}

/// An exception class and the names of all its ancestors.
#[derive(Clone)]
pub(super) struct Kind<'a> {
    pub(super) name: &'a str,
    class: Option<&'a StmtClassDef>,
    ancestors: Vec<Kind<'a>>,
}

impl<'a> Kind<'a> {
    pub(super) fn of(value: Value<'a>, inference: Inference<'a>) -> Option<Self> {
        match value {
            Value::Builtin(name) if is_builtin_exception(name) => Some(Self::builtin(name)),
            Value::Class(class) => {
                let ancestry = inference.ancestry(class);
                let mut ancestors: Vec<_> = ancestry.classes[1..]
                    .iter()
                    .map(|class| Kind {
                        name: class.name.as_str(),
                        class: Some(class),
                        ancestors: Vec::new(),
                    })
                    .collect();
                for other in &ancestry.others {
                    if let crate::inference::Base::Builtin(name) = other {
                        let builtin = Self::builtin(name);
                        ancestors.extend(builtin.ancestors.iter().cloned());
                        ancestors.push(builtin);
                    }
                }
                Some(Kind {
                    name: class.name.as_str(),
                    class: Some(class),
                    ancestors,
                })
            }
            _ => None,
        }
    }

    fn builtin(name: &'a str) -> Self {
        let name = canonical(name);
        let mut ancestors = Vec::new();
        let mut next = parent(name);
        while let Some(name) = next {
            ancestors.push(Kind {
                name,
                class: None,
                ancestors: Vec::new(),
            });
            next = parent(name);
        }
        Kind {
            name,
            class: None,
            ancestors,
        }
    }

    pub(super) fn same(&self, other: &Kind) -> bool {
        match (self.class, other.class) {
            (Some(one), Some(other)) => std::ptr::eq(one, other),
            (None, None) => self.name == other.name,
            _ => false,
        }
    }

    pub(super) fn inherits_from(&self, other: &Kind) -> bool {
        self.ancestors.iter().any(|ancestor| ancestor.same(other))
    }
}
