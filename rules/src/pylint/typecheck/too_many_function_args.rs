use super::calls;
use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for calls with too many positional arguments.
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
    /// area(1, 2, 3)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def area(width, height):
    ///     return width * height
    ///
    ///
    /// area(1, 2)
    /// ```
    ///
    /// Only functions and classes of the file are looked at, and only those that no decorator changes.
    TooManyFunctionArgs {
        code: "PLE1121", name: "too-many-function-args", severity: Error, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for TooManyFunctionArgs {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        calls::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        TooManyFunctionArgs,
        r#"
def f(x): pass
class A:
    def __init__(self): pass
    def m(self): pass
f(1, 2)
# @1-1:8 PLE1121: Too many positional arguments for function call
A(1)
# @1 PLE1121: Too many positional arguments for constructor call
A().m(1)
# @1 PLE1121: Too many positional arguments for method call
def g(*args): pass
g(1, 2)
"#,
    );
}
