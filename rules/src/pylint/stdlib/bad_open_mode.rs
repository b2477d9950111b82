use super::open_call::{Mode, open_call};
use crate::inference::Value;
use crate::pylint::as_string::as_string;
use ruff_python_ast::{Expr, ExprCall};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for calls of `open` whose mode does not exist.
    ///
    /// ## Why is this bad?
    /// The call raises `ValueError`.
    ///
    /// ## Example
    /// ```python
    /// open("notes.txt", "rw", encoding="utf-8")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// open("notes.txt", "r+", encoding="utf-8")
    /// ```
    BadOpenMode { code: "PLW1501", name: "bad-open-mode", severity: Warning, nodes: [ExprCall] }
}

impl Check<ExprCall> for BadOpenMode {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        if node.arguments.is_empty() {
            return;
        }
        let Some(open) = open_call(node, checker) else {
            return;
        };
        let Mode::Known(Value::Literal(mode)) = open.mode else {
            return;
        };
        let shown = match mode {
            Expr::StringLiteral(string) if is_mode(string.value.to_str()) => return,
            Expr::StringLiteral(string) => string.value.to_str().to_owned(),
            Expr::NumberLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::BooleanLiteral(_) => as_string(mode),
            _ => return,
        };
        checker.report(Self, node, format!("\"{shown}\" is not a valid mode for open."));
    }
}

fn is_mode(mode: &str) -> bool {
    let count = |wanted: char| mode.chars().filter(|found| *found == wanted).count();
    let known = mode
        .chars()
        .all(|character| "rwaxbt+U".contains(character) && count(character) == 1);
    let kinds = count('w') + count('a') + count('x');
    let universal = count('U');
    let reads = count('r').max(universal);
    known && reads + kinds == 1 && count('b') + count('t') <= 1
}

#[test]
fn test() {
    crate::testing::check(
        BadOpenMode,
        r#"
open("f", "rw", encoding="x")
# @1-1:30 PLW1501: "rw" is not a valid mode for open.
open("f", 1, encoding="x")
# @1 PLW1501: "1" is not a valid mode for open.
for mode in ():
    open("f", "rtb")
  # @5 PLW1501
    open("f", "")
  # @5 PLW1501
    open("f", "wU")
  # @5 PLW1501
    open("f", "r++")
  # @5 PLW1501
    open("f", "rb+")
    open("f", "rU")
    open("f", "xb")
    open("f", "+r")
    open("f", mode)
"#,
    );
}
