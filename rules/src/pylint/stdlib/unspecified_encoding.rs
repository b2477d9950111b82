use super::open_call::open_call;
use crate::inference::Inference;
use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for files opened as text without an encoding.
    ///
    /// ## Why is this bad?
    /// The default encoding depends on the platform and on the user's settings, so the same program reads the same file
    /// differently elsewhere.
    ///
    /// ## Example
    /// ```python
    /// with open("notes.txt") as file:
    ///     notes = file.read()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// with open("notes.txt", encoding="utf-8") as file:
    ///     notes = file.read()
    /// ```
    ///
    /// `open`, `io.open`, and the methods `open`, `read_text` and `write_text` of `pathlib` paths are checked. Silent where
    /// the mode cannot be told from the file.
    UnspecifiedEncoding {
        code: "PLW1514", name: "unspecified-encoding", severity: Warning, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for UnspecifiedEncoding {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        let Some(open) = open_call(node, checker) else {
            return;
        };
        if open.mode.is_text() != Some(true) {
            return;
        }
        let specified = open.encoding.is_some_and(|encoding| {
            !Inference::new(checker.model)
                .infer_one(encoding)
                .is_some_and(|value| value.is_none())
        });
        if !specified {
            checker.report(Self, node, "Using open without explicitly specifying an encoding");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnspecifiedEncoding,
        r#"
import io, os
import pathlib
from pathlib import Path
open("x")
# @1-1:10 PLW1514: Using open without explicitly specifying an encoding
open("x", "w", -1, None)
# @1 PLW1514
open("x", **options)
# @1 PLW1514
io.open("x", mode="r")
# @1 PLW1514
path = Path("x")
path.open()
# @1 PLW1514
path.resolve().parent.read_text()
# @1 PLW1514
pathlib.Path.cwd().write_text("x")
# @1 PLW1514
text = "r"
binary = "rb"
open("x", text)
# @1 PLW1514
open("x", binary)
open("x", "rb")
open("x", mode="wb")
open("x", unknown)
open("x", encoding="utf-8")
open("x", "r", -1, "utf-8")
path.open("rb")
path.read_text("utf-8")
path.write_text("x", encoding="utf-8")
path.read_bytes()
os.fdopen(1)
def f(path: Path):
    path.open()
"#,
    );
}
