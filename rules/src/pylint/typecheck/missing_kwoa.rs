use super::calls;
use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for calls that leave out a keyword-only argument.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// def area(*, width):
    ///     return width
    ///
    ///
    /// area()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def area(*, width):
    ///     return width
    ///
    ///
    /// area(width=1)
    /// ```
    ///
    /// Only functions and classes of the file are looked at, and only those that no decorator changes.
    MissingKwoa { code: "PLE1125", name: "missing-kwoa", severity: Error, nodes: [ExprCall] }
}

impl Check<ExprCall> for MissingKwoa {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        calls::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        MissingKwoa,
        r#"
def f(*, x, y=1): pass
f()
# @1-1:4 PLE1125: Missing mandatory keyword argument 'x' in function call
f(x=1)
f(**a)
"#,
    );
}
