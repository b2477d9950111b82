use ruff_python_ast::{Expr, PythonVersion, Stmt};
use ruff_python_parser::parse_module;
use typed_arena::Arena;

use super::{Inference, Value, value};
use crate::semantic::{ModelOptions, build};

fn describe(value: Value) -> String {
    match value {
        Value::Unknown => "?".to_owned(),
        Value::Literal(Expr::StringLiteral(string)) => format!("{:?}", string.value.to_str()),
        Value::Literal(Expr::Lambda(_)) => "lambda".to_owned(),
        Value::Literal(expr) => value::literal_type(expr).unwrap_or("?").to_owned(),
        Value::Function(function) => format!("function {}", function.name),
        Value::Method(function, class) => format!("method {}.{}", class.name, function.name),
        Value::Class(class) => format!("class {}", class.name),
        Value::Instance(class) => format!("{} instance", class.name),
        Value::Builtin(name) => format!("builtin {name}"),
        Value::InstanceOfBuiltin(name) => name.to_owned(),
        Value::BuiltinMethod(name) => format!("method giving {name}"),
        Value::Generator(function) => format!("generator {}", function.name),
        Value::Coroutine(function) => format!("coroutine {}", function.name),
        Value::External(_) => "external".to_owned(),
        Value::ExternalResult(_) => "result of external".to_owned(),
        Value::Module(_) => "module".to_owned(),
    }
}

/// What the last expression statement of a source can be.
fn inferred(source: &str) -> String {
    let parsed = parse_module(source).expect("the case parses");
    let arena = Arena::new();
    let options = ModelOptions {
        stub: false,
        package: false,
        target_version: PythonVersion::default(),
    };
    let model = build(parsed.syntax(), source, options, &arena, &mut Default::default());
    let mut body = &parsed.syntax().body;
    loop {
        match body.last() {
            Some(Stmt::Expr(statement)) => {
                let values = Inference::new(&model).infer(&statement.value);
                return values.into_iter().map(describe).collect::<Vec<_>>().join(" | ");
            }
            Some(Stmt::FunctionDef(function)) => body = &function.body,
            Some(Stmt::ClassDef(class)) => body = &class.body,
            Some(Stmt::If(node)) => body = &node.body,
            Some(Stmt::For(node)) => body = &node.body,
            _ => panic!("the case ends in an expression"),
        }
    }
}

#[test]
fn what_expressions_can_be() {
    let mut wrong = String::new();
    for (source, expected) in [
        // Literals and operations.
        ("'a'", "\"a\""),
        ("[1]", "list"),
        ("-1", "int"),
        ("not x", "bool"),
        ("'%s' % x", "str"),
        ("1 + 1.0", "float"),
        ("1 if x else 'a'", "int | \"a\""),
        ("(1, 'a')[1]", "\"a\""),
        ("{'a': 'b'}['a']", "\"b\""),
        ("unheard_of", "?"),
        ("a or b", "?"),
        // Names.
        ("x = 'a'\nx", "\"a\""),
        ("x = 1\nx = 'a'\nx", "\"a\""),
        ("x = 1\nif y:\n    x = 'a'\nx()\nx", "int | \"a\""),
        ("if y:\n    x = 1\nx = 'a'\nx", "\"a\""),
        (
            "if y:\n    x = 1\nelse:\n    x = 'a'\n    x\n    x = 2\nx",
            "int | int",
        ),
        ("x = 'a'\ndef f():\n    x", "\"a\""),
        (
            "x = None\ndef g():\n    global x\n    x = 1\ndef f():\n    x",
            "NoneType | int",
        ),
        ("a, (b, c) = 1, ('x', 2)\nb", "\"x\""),
        ("a, *b = 1, 2\nb", "?"),
        ("for x in (1, 'a'):\n    x", "int | \"a\""),
        ("for x in y:\n    x", "?"),
        ("(x := 'a')\nx", "\"a\""),
        ("x: int = 1\nx", "int"),
        ("def f(x=1):\n    x", "?"),
        ("import os\nos.path", "external"),
        ("from m import *\nlen", "?"),
        ("len", "builtin len"),
        // Calls.
        ("def f():\n    return 'a'\nf()", "\"a\""),
        (
            "def f(x):\n    if x:\n        return 1\n    return 'a'\nf(1)",
            "int | \"a\"",
        ),
        ("def f():\n    pass\nf()", "NoneType"),
        ("def f():\n    yield\nf()", "generator f"),
        ("async def f():\n    pass\nf()", "coroutine f"),
        ("def f():\n    raise NotImplementedError\nf()", "?"),
        ("@wraps\ndef f():\n    return 1\nf()", "?"),
        ("def f():\n    return f()\nf()", "?"),
        ("(lambda: 1)()", "int"),
        ("str(1)", "str"),
        ("'a'.join(x)", "str"),
        ("len(x)", "int"),
        // Classes.
        ("class A: pass\nA", "class A"),
        ("class A: pass\nA()", "A instance"),
        ("class A:\n    x = 'a'\nA.x", "\"a\""),
        ("class A:\n    x = 'a'\nclass B(A): pass\nB().x", "\"a\""),
        ("class A:\n    def m(self): pass\nA().m", "method A.m"),
        ("class A:\n    def m(self): pass\nA.m", "function m"),
        (
            "class A:\n    @staticmethod\n    def m(): return 'a'\nA.m()",
            "\"a\"",
        ),
        (
            "class A:\n    @classmethod\n    def m(cls): return cls()\nA.m()",
            "A instance",
        ),
        (
            "class A:\n    @property\n    def p(self): return 'a'\nA().p",
            "\"a\"",
        ),
        (
            "class A:\n    def __init__(self):\n        self.x = 'a'\nA().x",
            "\"a\"",
        ),
        (
            "class A(Unknown):\n    def __init__(self):\n        self.x = 'a'\nA().x",
            "\"a\" | ?",
        ),
        ("class A:\n    def m(self):\n        self", "A instance"),
        ("class A:\n    def m(self):\n        self.nothing", "?"),
        ("class A:\n    @staticmethod\n    def m(self):\n        self", "?"),
        ("class M(type):\n    def m(cls):\n        cls", "class M"),
        (
            "class E(Exception): pass\ntry:\n    pass\nexcept E as e:\n    x = e\nx",
            "E instance",
        ),
    ] {
        let found = inferred(source);
        if found != expected {
            wrong += &format!("{found} in place of {expected} for:\n{source}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn queries_end() {
    let chain = (0..500).fold("x0 = 1\n".to_owned(), |text, index| {
        format!("{text}x{} = x{index}\n", index + 1)
    });
    assert_eq!(inferred(&format!("{chain}x500")), "?");
    let nested = format!("{}1{}", "(".repeat(90), ",)[0]".repeat(90));
    assert_eq!(inferred(&nested), "?");
    let doubling = (0..40).fold("x0 = 1\n".to_owned(), |text, index| {
        format!("{text}x{} = x{index} if a else x{index}\n", index + 1)
    });
    assert!(inferred(&format!("{doubling}x40")).contains('?'));
    assert_eq!(inferred("class A(A): pass\nclass A(A): pass\nA().x"), "?");
    assert_eq!(inferred("x = x\nx"), "?");
}
