//! Names that Python itself gives a value.

use ruff_python_ast::PythonVersion;

/// Members of the `builtins` module, sorted; CPython 3.14's `dir(builtins)`, with those that only Windows has.
const BUILTINS: &[&str] = &[
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BaseException",
    "BaseExceptionGroup",
    "BlockingIOError",
    "BrokenPipeError",
    "BufferError",
    "BytesWarning",
    "ChildProcessError",
    "ConnectionAbortedError",
    "ConnectionError",
    "ConnectionRefusedError",
    "ConnectionResetError",
    "DeprecationWarning",
    "EOFError",
    "Ellipsis",
    "EncodingWarning",
    "EnvironmentError",
    "Exception",
    "ExceptionGroup",
    "False",
    "FileExistsError",
    "FileNotFoundError",
    "FloatingPointError",
    "FutureWarning",
    "GeneratorExit",
    "IOError",
    "ImportError",
    "ImportWarning",
    "IndentationError",
    "IndexError",
    "InterruptedError",
    "IsADirectoryError",
    "KeyError",
    "KeyboardInterrupt",
    "LookupError",
    "MemoryError",
    "ModuleNotFoundError",
    "NameError",
    "None",
    "NotADirectoryError",
    "NotImplemented",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PendingDeprecationWarning",
    "PermissionError",
    "ProcessLookupError",
    "PythonFinalizationError",
    "RecursionError",
    "ReferenceError",
    "ResourceWarning",
    "RuntimeError",
    "RuntimeWarning",
    "StopAsyncIteration",
    "StopIteration",
    "SyntaxError",
    "SyntaxWarning",
    "SystemError",
    "SystemExit",
    "TabError",
    "TimeoutError",
    "True",
    "TypeError",
    "UnboundLocalError",
    "UnicodeDecodeError",
    "UnicodeEncodeError",
    "UnicodeError",
    "UnicodeTranslateError",
    "UnicodeWarning",
    "UserWarning",
    "ValueError",
    "Warning",
    "WindowsError",
    "ZeroDivisionError",
    "__build_class__",
    "__debug__",
    "__import__",
    "abs",
    "aiter",
    "all",
    "anext",
    "any",
    "ascii",
    "bin",
    "bool",
    "breakpoint",
    "bytearray",
    "bytes",
    "callable",
    "chr",
    "classmethod",
    "compile",
    "complex",
    "copyright",
    "credits",
    "delattr",
    "dict",
    "dir",
    "divmod",
    "enumerate",
    "eval",
    "exec",
    "exit",
    "filter",
    "float",
    "format",
    "frozenset",
    "getattr",
    "globals",
    "hasattr",
    "hash",
    "help",
    "hex",
    "id",
    "input",
    "int",
    "isinstance",
    "issubclass",
    "iter",
    "len",
    "license",
    "list",
    "locals",
    "map",
    "max",
    "memoryview",
    "min",
    "next",
    "object",
    "oct",
    "open",
    "ord",
    "pow",
    "print",
    "property",
    "quit",
    "range",
    "repr",
    "reversed",
    "round",
    "set",
    "setattr",
    "slice",
    "sorted",
    "staticmethod",
    "str",
    "sum",
    "super",
    "tuple",
    "type",
    "vars",
    "zip",
];

/// Where the names that begin with an ASCII letter start in `BUILTINS`, which is sorted.
const STARTS: [u8; 129] = {
    let mut starts = [0; 129];
    let mut letter = 0;
    let mut at = 0;
    while letter < starts.len() {
        while at < BUILTINS.len() && (BUILTINS[at].as_bytes()[0] as usize) < letter {
            at += 1;
        }
        starts[letter] = at as u8;
        letter += 1;
    }
    starts
};

/// Whether a name is a member of the `builtins` module.
pub(crate) fn is_builtin(name: &str) -> bool {
    let Some(letter) = name.bytes().next().filter(u8::is_ascii) else {
        return false;
    };
    let [start, end] = [letter, letter + 1].map(|letter| usize::from(STARTS[usize::from(letter)]));
    BUILTINS[start..end].contains(&name)
}

/// The version that first has a builtin, for those that came with a version that can be a target.
pub(crate) fn builtin_since(name: &str) -> Option<PythonVersion> {
    match name {
        "EncodingWarning" | "aiter" | "anext" => Some(PythonVersion::PY310),
        "BaseExceptionGroup" | "ExceptionGroup" => Some(PythonVersion::PY311),
        "PythonFinalizationError" => Some(PythonVersion::PY313),
        _ => None,
    }
}

/// Whether a name is a member of the `builtins` module of a version.
pub(crate) fn is_builtin_in(name: &str, version: PythonVersion) -> bool {
    is_builtin(name) && builtin_since(name).is_none_or(|since| since <= version)
}

/// Names that every module's namespace has from the start.
pub(crate) fn is_module_dunder(name: &str) -> bool {
    matches!(
        name,
        "__name__"
            | "__doc__"
            | "__file__"
            | "__loader__"
            | "__package__"
            | "__spec__"
            | "__builtins__"
            | "__annotations__"
    )
}

#[test]
fn every_builtin_is_found_and_nothing_else() {
    assert!(BUILTINS.is_sorted() && BUILTINS.len() <= usize::from(u8::MAX));
    for name in BUILTINS {
        assert!(is_builtin(name), "{name}");
        assert!(
            !is_builtin(&name[1..]) || BUILTINS.contains(&&name[1..]),
            "{name}"
        );
        assert!(!is_builtin(&format!("{name}_")), "{name}");
    }
    assert!(!is_builtin("") && !is_builtin("é") && !is_builtin("\u{7f}"));
}
