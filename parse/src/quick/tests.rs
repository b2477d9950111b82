//! Both parsers agree: on forms of every kind, on such forms with something changed, and on the sample corpus.

use std::path::Path;

use ruff_python_ast::PySourceType;
use ruff_python_parser::{ParseOptions, parse_unchecked_source};

/// Forms that are read here, one to a paragraph.
const READ: &str = r#"
"""Text of a module."""

import a
import a.b.c as d, e
from . import f
from ...g.h import (i, j as k,)
from .... import *
from m import n, o as p; import q;

x = y = z, = 1, *rest
x: int = yield
(x): int
x.y: list[int] = []
x[0]: "T"
x += yield from y
x **= 2; x //= 3; x >>= 4; x <<= 5; x @= 6; x %= 7; x &= 8; x |= 9; x ^= 1; x -= 2; x *= 3; x /= 4
(a.b, c[0], [d, *e]) = f
del a, b.c, d[0], (e, [f])
assert a, "b"
assert (a, "b")
global a, b
pass
raise
raise A
raise A from b
return
return *a, b
yield
yield a, *b
await a
print(a, file=b)
a, *b
...

if a: pass
elif b := c:
    pass
else: x = 1; y = 2

while a or b and not c:
    break
else:
    continue

for a, *b in c, *d:
    pass
for (a), b.c, d[0] in e: pass
else: pass

async def f():
    async for a in b: pass
    async with a as b, c: await d
    return [x async for x in y if await z]

try:
    pass
except A: pass
except (B, C) as d:
    raise
except:
    pass
else: pass
finally:
    pass

try: pass
finally: pass

try: pass
except* A as b: pass

with a: pass
with a as b, c as (d, e), f as g.h, i as j[0]: pass
with (a): pass
with (a, b): pass
with (a as b, c as d,): pass
with (a) as b, (c): pass
with (a).b: pass
with (a, b) as c: pass
with (x for x in y): pass
with ((a), b): pass
with (a) + (b): pass
with (a := b): pass
with (): pass

@a
@b.c(d)[0]
@(e := f)
class A(B, *C, metaclass=D, **E):
    x = 1

class A: pass
class A(): pass
class A[T, *Ts, **P](B[T]): pass

def f(): pass
def f(a, b=1, /, c: int = 2, *d: *e, f, g: str = "h", **i: dict) -> j: pass
def f(a, /): pass
def f(*, a, b=c): pass
def f(*a, **b): pass
def f(a, b,): pass
def f[T: (int, str) = int, *Ts = *tuple[int], **P = [str]](a: T) -> T: pass
@a
async def f(): pass

type A = int
type B[T] = list[T]
type = 1
match = case = type = lazy = 2
match(a)
match[a]
match.case.type
type(a)
match, case = type, lazy
print(match=1, case=2, type=3)
def match(case, type): lazy

match a:
    case 1 | -2 | 3.5 | -4j | 1 + 2j | -1 - 2j: pass
    case "a" "b" | b"c": pass
    case None | True | False: pass
    case _: pass
match a, *b:
    case a.b | a.b.c: pass
    case A() | A(b) | A.B(c, d=e, f=_,): pass
    case [] | [a] | [a, *_] | [*b, c]: pass
    case () | (a,) | (a, b) | (a): pass
    case (a | b) as c if d := e: pass
    case {} | {"a": b} | {"a": b, c.d: e, 1: f, **g}: pass
    case a, *b,: pass
    case *_, x: pass
    case str() as s: pass
    case type: pass
match (a):
    case match: pass
match -a:
    case a: pass
match [a]:
    # comment
    case a:
        pass
    case b:
        match c:
            case d: pass

a if b else c if d else e
lambda: a
lambda x, *y, z=1, **w: (x, y)
lambda *, a: lambda b: a
lambda a, /, b: b
a or b or c and d and not not e
a < b <= c == d != e > f >= g in h not in i is j is not k
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m ** -n ** o
-a ** -b
~-+a
not a == b
-(a) + (b)
(a) .b (c) [d]
a.b.c(d)(e)[f][g:h, ::i, j:, :k, ...]
a[b, *c]
a[*b]
a[b := c]
a[:]
a[::], a[b:c:d], a[(b, c)], a[b,]
f(x for x in y)
f(a, *b, c, *d, e=f, *g, **h, i=j, **k)
f(a := b, c)
f(a)(b)(c,)
f((x for x in y), z)
(a), (a,), (a, b,), (*a, b), ()
[], [a], [a, b,], [*a, *b], [a := b]
{}, {a: b}, {a: b, **c, d: e,}, {**a}, {a}, {a, *b,}, {a := b}
[x for x in y if z if w for a, b in c]
{x for x, in y}
{x: y for x, y in z if not w}
(x async for x in y)
[(yield), (yield a), (yield from b), (yield a, *b)]
[a if b else c for d in e or f if g or h]
a.b if c else lambda: d
await a ** await b
None, True, False, ...

0, 00, 1_000, 0x1F, 0x_f, 0XABCDEF0123456789ABCDEF, 0o17, 0b101, 99999999999999999999999

1., .5, 1.5e10, 1e-5, 1E+5, 1_0.0_1, 5j, 1.5J, 1e3j, 0.0

'a', "b", '''c'''"""d""", r'\e', R"\f", u'g', U"h"

b'a' B"b" rb'\c' Rb"\d" bR'e' BR"f"

'\n\t\\\'\"\a\b\f\r\v\0\12\777\xff\u00e9\U0001F600\N{LATIN SMALL LETTER E WITH ACUTE}\q\
continued \ud800'

b'\n\x00\377\q\
'

'ä', """ä
ö 'x' "y" """, # ä

f"a{b}c{{d}}{e!r:>{f}}{g:%Y-%m}{h=}{i = !s}{j,}{k!a}{{{l}}}" f'' "m" F"\n\{n}"

f'''{
a
}
{b["c"]:{d}{e}}'''

rf"\d{a}\{{" fR'{f"{f"{x}"}"}'

f"{a:}{b::}{c:{d}}{(lambda: 1)}{e if f else g}{*h, i}{yield_}{j['k']}"

f"{'a' 'b'}" f"{x:{'a'}}" f"{ {'a': 1}['a'] }" f"{a!r}" f"{a != b}" f"{x:=5}"

if a:
  if b:
        deep
  # comment
# comment
    # comment
  else: pass
x = (  # comment
    1,
    # comment
    2  # comment
)
x = 1 + \
    2
if a: \
    pass
"#;

/// Forms that are left to the library, faults among them.
const LEFT: &[&str] = &[
    "ä = 1\n",
    "\u{feff}x\n",
    "x = 1\ry = 2\n",
    "t'{x}'\n",
    "f'\\N{BULLET}'\n",
    "lazy import a\n",
    "if a:\n        b\n\tc\n",
    "if a:\n  \tb\n \tc\n",
    "if a:\n\tb\n    c\n",
    "'''a\r\nb'''\n",
    "'\\N{NO SUCH NAME}'\n",
    "x = 1 <> 2\n",
    "except_ = 1; match x:\n    case _: pass\n",
    "try: pass\nexcept A, B: pass\n",
    "f'{(x)=}'\n",
    "print 'a'\n",
    "f(a=1, a=2)\n",
    "f(a=1, b)\n",
    "f(**a, *b)\n",
    "f(x for x in y, z)\n",
    "def f(a=1, b): pass\n",
    "def f(*): pass\n",
    "def f(**a, b): pass\n",
    "(*a)\n",
    "*a\n",
    "a = *b\n",
    "a + b = c\n",
    "f() = 1\n",
    "f() += 1\n",
    "(a, b) += 1\n",
    "(a, b): int\n",
    "x = y := 1\n",
    "del f()\n",
    "del *a\n",
    "for f() in x: pass\n",
    "for *a in x: pass\n",
    "if a = 1: pass\n",
    "a == not b\n",
    "a or lambda: b\n",
    "import a.b as c.d\n",
    "from a import b,\n",
    "from a import ()\n",
    "from import a\n",
    "x = 012\n",
    "x = 1__0\n",
    "x = 1a\n",
    "x = 0xg\n",
    "x = 0x__f\n",
    "x = 'a\n",
    "x = '''a\n",
    "x = f'{a'\n",
    "x = f'{}'\n",
    "x = f'a}'\n",
    "x = f'{a!x}'\n",
    "x = 'a' b'b'\n",
    "x = b'ä'\n",
    "x = '\\xg0'\n",
    "x = (1]\n",
    "x = (1\n",
    "x = 1)\n",
    "  x = 1\n",
    "if a:\nb\n",
    "if a:\n    b\n  c\n",
    "x = 1 \\",
    "x = 1 \\ \n",
    "x = $\n",
    "try: pass\n",
    "try: pass\nexcept: pass\nexcept A: pass\n",
    "try: pass\nexcept A: pass\nexcept* B: pass\n",
    "class A(x for x in y): pass\n",
    "@a\nx = 1\n",
    "async x\n",
    "match a:\n    case _ as x: pass\n",
    "match a:\n    case x as _: pass\n",
    "match a:\n    case [*a, *b]: pass\n",
    "match a:\n    case {**a, 'b': c}: pass\n",
    "match a:\n    case A(b=c, d): pass\n",
    "match a:\n    case f'b': pass\n",
    "match a:\n    case 1j + 2j: pass\n",
    "match a:\n    case *a: pass\n",
    "match a:\n    x\n",
    "else: pass\n",
    "{a: b, c}\n",
    "{a, b: c}\n",
    "{**a for a in b}\n",
    "[*a for a in b]\n",
    "a[]\n",
    "x = yield = 1\n",
    "x\0\n",
    "return yield\n",
];

/// Whether the text was read here. It panics where both parsers read it, but not as the same.
#[track_caller]
fn is_read(text: &str) -> bool {
    let Some((module, tokens)) = super::parse(text) else {
        return false;
    };
    let library = parse_unchecked_source(text, PySourceType::Python);
    // A statement that the library takes for a fault, which it isn't.
    if !library.has_valid_syntax() && is_bare_raise_with_semicolon(text) {
        return true;
    }
    assert_eq!(library.errors(), [], "a fault was read:\n{text}");
    assert!(
        module == *library.syntax(),
        "{:#?}\n{module:#?}\n{text}",
        library.syntax()
    );
    assert!(
        tokens == *library.tokens(),
        "{:?}\n{tokens:?}\n{text}",
        library.tokens()
    );
    true
}

fn is_bare_raise_with_semicolon(text: &str) -> bool {
    text.match_indices("raise")
        .any(|(at, word)| text[at + word.len()..].trim_start().starts_with(';'))
}

fn forms() -> impl Iterator<Item = &'static str> {
    READ.split("\n\n").filter(|form| !form.trim().is_empty())
}

#[test]
fn common_forms_are_read() {
    for form in forms() {
        for line_end in ["\n", "\r\n"] {
            let text = form.replace('\n', line_end);
            // Line ends within strings are written in one way in the tree.
            if line_end == "\n" || !form.contains(['\'', '"']) {
                assert!(is_read(&text), "left to the library:\n{text}");
                assert!(
                    is_read(&format!("{text}{line_end}")),
                    "left to the library:\n{text}"
                );
            }
        }
    }
    assert!(is_read(READ));
    assert!(is_read(""));
    assert!(is_read("# comment"));
    assert!(is_read("\n\n  \n \t \n\t # comment\n"));
    assert!(is_read("x  # comment"));
    assert!(is_read("if x:\n    y\n    # comment"));
    assert!(is_read("x\n\x0c\ny\n"));
    assert!(is_read("if x:\n\x0c    y\n"));
    assert!(is_read(
        "if a:\n \tb\nif c:\n    d\nelse:\n\tif e:\n\t    f\n\tg\n"
    ));
    assert!(is_read("if a:\n\ttabs\n\tif b:\n\t\tmore\n"));
}

#[test]
fn faults_and_rare_forms_are_left_to_the_library() {
    for text in LEFT {
        assert!(!is_read(text), "was read:\n{text}");
    }
}

#[test]
fn depth_is_bounded() {
    let deep = [
        format!("{}x{}\n", "(".repeat(500), ")".repeat(500)),
        format!("{}x\n", "-".repeat(100_000)),
        format!("x{}\n", ".y".repeat(100_000)),
        format!("x{}\n", "()".repeat(100_000)),
        format!("x{}\n", " + x".repeat(100_000)),
        format!("{}x{}\n", "(".repeat(90), " + x".repeat(6000) + &")".repeat(90)),
        (0..200)
            .map(|level| format!("{}if x:\n", " ".repeat(level)))
            .collect::<String>(),
        format!("x = {}y\n", "lambda: ".repeat(10_000)),
        format!("x = {}y\n", "a if b else ".repeat(10_000)),
        format!("f'{}'\n", "{a:".repeat(10_000)),
    ];
    for text in deep {
        assert!(super::parse(&text).is_none(), "{}", &text[..40]);
    }
    // Many things that do not nest are no matter.
    assert!(super::parse(&format!("x = [{}]\n", "a + b.c, ".repeat(400))).is_some());
    assert!(super::parse(&"x = a.b.c + d\n".repeat(10_000)).is_some());
}

#[test]
fn little_stack_is_enough() {
    let deepest = format!("{}x{}\n", "(".repeat(45), " + x".repeat(4900) + &")".repeat(45));
    let faulty = format!("x = x{}\n)\n", " + x".repeat(4900));
    let read = move || {
        let options = || ParseOptions::from(PySourceType::Python);
        assert!(crate::parse(&deepest, options()).has_valid_syntax());
        assert!(!crate::parse(&faulty, options()).has_valid_syntax());
        assert!(super::parse(&deepest).is_some());
    };
    std::thread::Builder::new()
        .stack_size(1024 * 1024)
        .spawn(read)
        .unwrap()
        .join()
        .unwrap();
}

/// Numbers that look random and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 20) as usize % limit
    }

    fn of<'a>(&mut self, texts: &[&'a str]) -> &'a str {
        texts[self.below(texts.len())]
    }
}

#[test]
fn what_is_read_of_changed_forms_is_the_same() {
    let words: Vec<&str> = READ
        .split_whitespace()
        .chain(LEFT.iter().flat_map(|text| text.split_whitespace()))
        .collect();
    let forms: Vec<&str> = forms()
        .flat_map(|form| [form].into_iter().chain(form.lines()))
        .collect();
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let mut read = 0;
    for _ in 0..150_000 {
        let mut text = numbers.of(&forms).to_owned();
        for _ in 0..=numbers.below(3) {
            let places: Vec<usize> = text
                .char_indices()
                .map(|(at, _)| at)
                .chain([text.len()])
                .collect();
            let from = places[numbers.below(places.len())];
            let to = places
                .iter()
                .copied()
                .find(|to| *to >= from + numbers.below(6))
                .unwrap_or(text.len());
            let new = match numbers.below(4) {
                0 => String::new(),
                1 => numbers.of(&words).to_owned(),
                2 => format!(" {} ", numbers.of(&words)),
                _ => [
                    "\n", " ", "(", ")", "\"", "'", ":", ",", "*", "{", "}", "=", "\\", "\n    ", ";", "#",
                    "\t", "0",
                ][numbers.below(18)]
                .to_owned(),
            };
            text.replace_range(from..to, &new);
        }
        read += u32::from(is_read(&text));
    }
    // Otherwise nothing was compared.
    assert!(read > 12_000, "{read}");
}

#[test]
fn the_sample_corpus_is_read() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus/sample")];
    let (mut files, mut left) = (0, 0);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "py" || extension == "pyi")
            {
                let text = std::fs::read_to_string(&path).unwrap();
                left += u32::from(!is_read(&text));
                files += 1;
            }
        }
    }
    // One has a name beyond ASCII.
    assert!(files > 10 && left <= 1, "{left} of {files}");
}
