//! The model's cases as data: a snippet, and the scopes, bindings and references that it must give.
//!
//! One line a scope, in the order of the walk: its kind, then its bindings as `name:Kind@row`, each with the rows of its
//! references in `<…>`. `?name@row` is a name that nothing defines, `*name@row` one that a star import may define.

use std::fmt::Write as _;

use ruff_python_ast::{Expr, PySourceType, PythonVersion};
use ruff_python_parser::{ParseOptions, parse_unchecked};
use ruff_text_size::TextSize;
use typed_arena::Arena;

use super::{Model, ModelOptions, UnresolvedKind, build};

fn dump(text: &str, options: ModelOptions) -> String {
    let source_type = if options.stub {
        PySourceType::Stub
    } else {
        PySourceType::Python
    };
    let parsed = parse_unchecked(text, ParseOptions::from(source_type))
        .try_into_module()
        .expect("a module was asked for");
    assert!(parsed.has_valid_syntax(), "{text}");
    let arena: Arena<Expr> = Arena::new();
    let model = build(parsed.syntax(), text, options, &arena, &mut Default::default());
    let row = |offset: TextSize| 1 + text[..offset.to_usize()].matches('\n').count();
    let mut lines = String::new();
    for scope in model.scope_ids() {
        let _ = write!(lines, "{:?}", model.scope(scope).kind);
        for id in model.binding_ids().filter(|id| model.binding(*id).scope == scope) {
            let binding = model.binding(id);
            let (name, kind) = (model.name_of(binding), binding.kind);
            let _ = write!(lines, " {name}:{kind:?}@{}", row(binding.range.start()));
            let rows: Vec<_> = model
                .references_to(id)
                .map(|reference| row(reference.range.start()).to_string())
                .collect();
            if !rows.is_empty() {
                let _ = write!(lines, "<{}>", rows.join(","));
            }
        }
        lines.push('\n');
    }
    lines += &unresolved(&model, row);
    lines
}

fn unresolved(model: &Model, row: impl Fn(TextSize) -> usize) -> String {
    let names = model.unresolved.iter().map(|unresolved| {
        let reference = model.reference(unresolved.reference);
        let mark = match unresolved.kind {
            UnresolvedKind::StarImport => '*',
            _ => '?',
        };
        let name = model.names.text(reference.name);
        format!("{mark}{name}@{}", row(reference.range.start()))
    });
    let names: Vec<_> = names.collect();
    if names.is_empty() {
        String::new()
    } else {
        names.join(" ") + "\n"
    }
}

const PYTHON: ModelOptions = ModelOptions {
    stub: false,
    package: false,
    target_version: PythonVersion::PY311,
};

/// Checks pairs of snippet and dump.
#[track_caller]
fn check(options: ModelOptions, cases: &[(&str, &str)]) {
    let mut problems = String::new();
    for (text, expected) in cases {
        let (text, expected) = (text.trim_start_matches('\n'), expected.trim_start_matches('\n'));
        let found = dump(text, options);
        if found != expected {
            let _ = writeln!(problems, "of:\n{text}\nexpected:\n{expected}\nfound:\n{found}");
        }
    }
    assert!(problems.is_empty(), "{problems}");
}

#[test]
fn global_and_nonlocal() {
    check(
        PYTHON,
        &[
            (
                "x = 1\ndef f():\n    global x, y\n    x = y = 2\ny\n",
                "Module x:Assignment@1 f:Function@2 y:Global@3 x:Assignment@4 y:Assignment@4\nFunction\n",
            ),
            (
                "def f():\n    x = 1\n    def g():\n        nonlocal x\n        x += 1\n",
                "Module f:Function@1\nFunction x:Assignment@2<5> g:Function@3 x:AugAssignment@5\nFunction\n",
            ),
        ],
    );
}

#[test]
fn deletion() {
    check(
        PYTHON,
        &[
            ("x = 1\ndel x\nx\n", "Module x:Assignment@1<2>\n?x@3\n"),
            ("x = 1\nif x:\n    del x\nx\n", "Module x:Assignment@1<2,3,4>\n"),
            (
                "try: ...\nexcept E as e: e\ne\n",
                "Module e:Exception@2<2>\n?E@2 ?e@3\n",
            ),
            (
                "e = 1\ntry: ...\nexcept OSError as e: ...\ne\n",
                "Module e:Assignment@1<4> e:Exception@3\n",
            ),
        ],
    );
}

#[test]
fn classes_and_comprehensions() {
    check(
        PYTHON,
        &[
            (
                "x = 1\nclass A:\n    x = x\n    y = [x for z in x]\n    def f(self): return x\n",
                "Module x:Assignment@1<3,4,5> A:Class@2\nClass x:Assignment@3<4> y:Assignment@4 f:Function@5\n\
                 Comprehension z:ComprehensionVariable@4\nFunction self:Parameter@5\n",
            ),
            (
                "[y := x for x in () if x]\ny\n",
                "Module y:NamedExpr@1<2>\nComprehension x:ComprehensionVariable@1<1,1>\n",
            ),
            (
                "class A:\n    def f(self): return __class__\n    __module__\n__module__\n",
                "Module A:Class@1\nClass f:Function@2\nFunction self:Parameter@2\n?__module__@4\n",
            ),
            (
                "lambda a, b=c: a\nc = 1\n",
                "Module c:Assignment@2\nLambda a:Parameter@1<1> b:Parameter@1\n?c@1\n",
            ),
        ],
    );
}

#[test]
fn exports() {
    check(
        PYTHON,
        &[
            (
                "import a, b, c, d\n__all__ = ['a'] + list(('b',))\n__all__ += ['c']\n__all__.append('d')\n",
                "Module a:Import@1<2> b:Import@1<2> c:Import@1<3> d:Import@1<4> __all__:Assignment@2<3> \
                 __all__:AugAssignment@3<4>\n",
            ),
            (
                "__all__: list[str] = ['a', 'b']\n__all__.remove('b')\n",
                "Module __all__:Assignment@1<2>\n?a@1\n",
            ),
            (
                "from m import *\n__all__ = ['a']\nb\n",
                "Module __all__:Assignment@2\n*b@3 *a@2\n",
            ),
        ],
    );
}

#[test]
fn imports() {
    check(
        PYTHON,
        &[
            (
                "import a.b, c.d as e\nfrom f import g as h\nfrom . import i\na.b, e, h\n",
                "Module a:SubmoduleImport@1<4> e:Import@1<4> h:FromImport@2<4> i:FromImport@3\n",
            ),
            (
                "try:\n    import a\nexcept ImportError:\n    a = None\na\n",
                "Module a:Import@2 a:Assignment@4<5>\n",
            ),
            (
                "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import a\nx: 'a.b'\n",
                "Module TYPE_CHECKING:FromImport@1<2> a:Import@3<4> x:Annotation@4\n",
            ),
            (
                "def f():\n    from m import *\n    x\n",
                "Module f:Function@1\nFunction\n*x@3\n",
            ),
        ],
    );
}

#[test]
fn functions() {
    check(
        PYTHON,
        &[
            (
                "from typing import overload\n@overload\ndef f(a: int): ...\n@overload\ndef f(a: str): ...\n\
                 def f(a): return a, late\nlate = 1\n",
                "Module overload:FromImport@1<2,4> f:Function@3 f:Function@5 f:Function@6 late:Assignment@7<6>\n\
                 Function a:Parameter@3\nFunction a:Parameter@5\nFunction a:Parameter@6<6>\n",
            ),
            (
                "class A:\n    @property\n    def p(self): ...\n    @p.setter\n    def p(self, v): ...\n",
                "Module A:Class@1\nClass p:Function@3<4> p:Function@5\nFunction self:Parameter@3\n\
                 Function self:Parameter@5 v:Parameter@5\n",
            ),
            (
                "def f(a=x): ...\nx = 1\n",
                "Module f:Function@1 x:Assignment@2\nFunction a:Parameter@1\n?x@1\n",
            ),
        ],
    );
}

#[test]
fn type_parameters() {
    check(
        PYTHON,
        &[
            (
                "def f[T: B](x: T) -> T: return T\nclass B[S](list[S]): ...\ntype A[U] = dict[U, A]\nT\n",
                "Module f:Function@1 B:Class@2<1> A:TypeAlias@3<3>\nTypeParams T:TypeParam@1<1,1,1>\n\
                 TypeParams S:TypeParam@2<2>\nClass\nTypeParams U:TypeParam@3<3>\nFunction x:Parameter@1\n?T@4\n",
            ),
            (
                "class A:\n    x = int\n    def f[T](self, y: x): ...\n",
                "Module A:Class@1\nClass x:Assignment@2<3> f:Function@3\nTypeParams T:TypeParam@3\n\
                 Function self:Parameter@3 y:Parameter@3\n",
            ),
        ],
    );
}

#[test]
fn annotations() {
    let later = "def f(a: Late) -> 'Late': ...\nclass Late: ...\n";
    let body = "Function a:Parameter@1\n";
    check(
        PYTHON,
        &[
            (
                later,
                &format!(
                    "Module f:Function@1 Late:Class@2<1>\n{}?Late@1\n",
                    body.replace("Function", "Class\nFunction")
                ),
            ),
            ("x: int\nx\n", "Module x:Annotation@1<2>\n?x@2\n"),
            (
                "from typing import Literal, cast\nx: Literal['no']\ncast('int | Y', x)\nY = 1\n",
                "Module Literal:FromImport@1<2> cast:FromImport@1<3> x:Annotation@2<3> Y:Assignment@4<3>\n?x@3\n",
            ),
            (
                "def f():\n    x: Never1 = 1\n",
                "Module f:Function@1\nFunction x:Assignment@2\n?Never1@2\n",
            ),
        ],
    );
    // PEP 563, PEP 649 and stubs: annotations see what the module defines in the end.
    let seen = format!(
        "Module f:Function@1 Late:Class@2<1,1>\n{}",
        body.replace("Function", "Class\nFunction")
    );
    let newer = ModelOptions {
        target_version: PythonVersion::PY314,
        ..PYTHON
    };
    check(newer, &[(later, &seen)]);
    check(ModelOptions { stub: true, ..PYTHON }, &[(later, &seen)]);
    check(
        PYTHON,
        &[(
            "from __future__ import annotations\ndef f(a: Late): ...\nclass Late: ...\n",
            "Module annotations:FutureImport@1 f:Function@2 Late:Class@3<2>\nClass\nFunction a:Parameter@2\n",
        )],
    );
}

#[test]
fn stubs_look_ahead() {
    check(
        ModelOptions { stub: true, ..PYTHON },
        &[(
            "class A(B): ...\nclass B: ...\n",
            "Module A:Class@1 B:Class@2<1>\nClass\nClass\n",
        )],
    );
}

#[test]
fn patterns_and_targets() {
    check(
        PYTHON,
        &[
            (
                "match x:\n    case [a, *b] if a: ...\n    case {'k': c, **d}: ...\n    case C(e=f) | g as h: ...\n",
                "Module a:MatchCapture@2<2> b:MatchCapture@2 c:MatchCapture@3 d:MatchCapture@3 f:MatchCapture@4 \
                 g:MatchCapture@4 h:MatchCapture@4\n?x@1 ?C@4\n",
            ),
            (
                "for a, (b, *c) in (): ...\nwith open() as d, open() as (e, f): ...\n(g, h) = i = 1, 2\n",
                "Module a:LoopVariable@1 b:LoopVariable@1 c:LoopVariable@1 d:WithItem@2 e:WithItem@2 f:WithItem@2 \
                 g:Unpacking@3 h:Unpacking@3 i:Assignment@3\n",
            ),
            (
                "if (x := 1): x\nx += 1\n",
                "Module x:NamedExpr@1<1,2> x:AugAssignment@2\n",
            ),
        ],
    );
}

#[test]
fn builtins_by_version() {
    let text = "aiter, ExceptionGroup, PythonFinalizationError, __file__, __path__\n";
    let of = |version, package| {
        dump(
            text,
            ModelOptions {
                target_version: version,
                package,
                stub: false,
            },
        )
    };
    assert_eq!(
        of(PythonVersion::PY39, false),
        "Module\n?aiter@1 ?ExceptionGroup@1 ?PythonFinalizationError@1 ?__path__@1\n"
    );
    assert_eq!(
        of(PythonVersion::PY311, true),
        "Module\n?PythonFinalizationError@1\n"
    );
    assert_eq!(of(PythonVersion::PY313, true), "Module\n");
}
