use super::calls;
use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for arguments that are given by position and by keyword.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// def area(width, height):
    ///     return width * height
    ///
    ///
    /// area(1, 2, width=3)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def area(width, height):
    ///     return width * height
    ///
    ///
    /// area(1, height=2)
    /// ```
    ///
    /// Only functions and classes of the file are looked at, and only those that no decorator changes.
    RedundantKeywordArg { code: "PLE1124", name: "redundant-keyword-arg", severity: Error, nodes: [ExprCall] }
}

impl Check<ExprCall> for RedundantKeywordArg {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        calls::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        RedundantKeywordArg,
        r#"
def f(x, y): pass
f(1, 2, x=1)
# @1-1:13 PLE1124: Argument 'x' passed by position and keyword in function call
f(1, y=1)
"#,
    );
}
