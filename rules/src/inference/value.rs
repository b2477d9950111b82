//! What an expression can be.

use ruff_python_ast::{Expr, Number, StmtClassDef, StmtFunctionDef};

/// One thing that an expression can be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Value<'a> {
    /// Nothing can be said.
    Unknown,
    /// A literal, a display, a comprehension or a lambda, as it is written.
    Literal(&'a Expr),
    /// A function of the file, not bound to an instance.
    Function(&'a StmtFunctionDef),
    /// A method of a class of the file, bound to an instance or, for class methods, to a class.
    Method(&'a StmtFunctionDef, &'a StmtClassDef),
    /// A class of the file.
    Class(&'a StmtClassDef),
    /// An instance of a class of the file.
    Instance(&'a StmtClassDef),
    /// A builtin: a class, a function or a constant, by its name.
    Builtin(&'a str),
    /// An instance of a builtin class.
    InstanceOfBuiltin(&'static str),
    /// A method of a builtin whose result is an instance of a builtin class.
    BuiltinMethod(&'static str),
    /// What a call of a generator function of the file gives.
    Generator(&'a StmtFunctionDef),
    /// What a call of a coroutine function of the file gives.
    Coroutine(&'a StmtFunctionDef),
    /// Something imported: an expression whose qualified name is known.
    External(&'a Expr),
    /// What a call of something imported gives.
    ExternalResult(&'a Expr),
    /// An imported module.
    Module(&'a Expr),
}

/// The type of a value, as far as types are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Type<'a> {
    Builtin(&'a str),
    Class,
    Function,
    Method,
    Generator,
    Coroutine,
    Module,
    /// An instance of the class with this address.
    Instance(usize),
}

impl<'a> Value<'a> {
    pub(crate) fn is_unknown(self) -> bool {
        matches!(self, Value::Unknown)
    }

    pub(crate) fn is_none(self) -> bool {
        matches!(self, Value::Literal(Expr::NoneLiteral(_)))
    }

    /// The type that values must share to agree; None for what is not known.
    pub(crate) fn of_type(self) -> Option<Type<'a>> {
        Some(match self {
            Value::Unknown | Value::External(_) | Value::ExternalResult(_) | Value::BuiltinMethod(_) => {
                return None;
            }
            Value::Literal(Expr::Lambda(_)) | Value::Function(_) => Type::Function,
            Value::Literal(expr) => Type::Builtin(literal_type(expr)?),
            Value::Method(..) => Type::Method,
            Value::Class(_) => Type::Class,
            Value::Instance(class) => Type::Instance(std::ptr::from_ref(class) as usize),
            Value::Builtin(name) if is_builtin_class(name) => Type::Class,
            Value::Builtin(_) => Type::Function,
            Value::InstanceOfBuiltin(name) => Type::Builtin(name),
            Value::Generator(_) => Type::Generator,
            Value::Coroutine(_) => Type::Coroutine,
            Value::Module(_) => Type::Module,
        })
    }

    /// The builtin class that the value is an instance of.
    pub(crate) fn builtin_type(self) -> Option<&'static str> {
        match self {
            Value::Literal(expr) => literal_type(expr),
            Value::InstanceOfBuiltin(name) => Some(name),
            _ => None,
        }
    }

    /// The string that the value is.
    pub(crate) fn string(self) -> Option<&'a str> {
        match self {
            Value::Literal(Expr::StringLiteral(string)) => Some(string.value.to_str()),
            _ => None,
        }
    }
}

/// The builtin class of a literal, a display or a comprehension.
pub(crate) fn literal_type(expr: &Expr) -> Option<&'static str> {
    Some(match expr {
        Expr::StringLiteral(_) | Expr::FString(_) => "str",
        Expr::BytesLiteral(_) => "bytes",
        Expr::NumberLiteral(number) => match number.value {
            Number::Int(_) => "int",
            Number::Float(_) => "float",
            Number::Complex { .. } => "complex",
        },
        Expr::BooleanLiteral(_) => "bool",
        Expr::NoneLiteral(_) => "NoneType",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::List(_) | Expr::ListComp(_) => "list",
        Expr::Tuple(_) => "tuple",
        Expr::Dict(_) | Expr::DictComp(_) => "dict",
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::Generator(_) => "generator",
        _ => return None,
    })
}

/// Builtin classes whose call gives an instance of just that class.
pub(super) fn builtin_class(name: &str) -> Option<&'static str> {
    const CLASSES: &[&str] = &[
        "bool",
        "bytearray",
        "bytes",
        "complex",
        "dict",
        "enumerate",
        "filter",
        "float",
        "frozenset",
        "int",
        "list",
        "map",
        "object",
        "range",
        "reversed",
        "set",
        "slice",
        "str",
        "tuple",
        "zip",
    ];
    CLASSES.iter().find(|class| **class == name).copied()
}

/// Whether a builtin is a class: exceptions are.
pub(crate) fn is_builtin_class(name: &str) -> bool {
    builtin_class(name).is_some()
        || matches!(
            name,
            "type" | "super" | "property" | "classmethod" | "staticmethod" | "memoryview"
        )
        || is_builtin_exception(name)
}

pub(crate) fn is_builtin_exception(name: &str) -> bool {
    crate::builtins::is_builtin(name)
        && (name.ends_with("Error")
            || name.ends_with("Exception")
            || name.ends_with("Warning")
            || name.ends_with("ExceptionGroup")
            || matches!(
                name,
                "StopIteration" | "StopAsyncIteration" | "KeyboardInterrupt" | "SystemExit" | "GeneratorExit"
            ))
}

/// The class of what a method of a builtin gives.
pub(super) fn builtin_method(owner: Value, name: &str) -> Option<&'static str> {
    Some(match (owner.builtin_type()?, name) {
        (
            "str",
            "capitalize" | "casefold" | "center" | "expandtabs" | "format" | "format_map" | "join" | "ljust"
            | "lower" | "lstrip" | "replace" | "rjust" | "rstrip" | "strip" | "swapcase" | "title"
            | "translate" | "upper" | "zfill" | "removeprefix" | "removesuffix",
        ) => "str",
        ("str", "encode") => "bytes",
        ("str" | "bytes" | "list" | "tuple", "count" | "index" | "find" | "rfind" | "rindex") => "int",
        ("bytes", "decode") => "str",
        ("str" | "bytes", "split" | "rsplit" | "splitlines") => "list",
        ("str" | "bytes", "partition" | "rpartition") => "tuple",
        (
            "str" | "bytes",
            "startswith" | "endswith" | "isdigit" | "isalpha" | "isalnum" | "isspace" | "isupper" | "islower",
        ) => "bool",
        ("list" | "dict" | "set", "copy") => owner.builtin_type()?,
        _ => return None,
    })
}
