use super::calls;
use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for calls that leave out an argument.
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
    /// area(1)
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
    NoValueForParameter {
        code: "PLE1120", name: "no-value-for-parameter", severity: Error, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for NoValueForParameter {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        calls::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        NoValueForParameter,
        r#"
def f(x, y): pass
class A:
    def __init__(self, x): pass
    def m(self, x): pass
f(1)
# @1-1:5 PLE1120: No value for argument 'y' in function call
A()
# @1-1:4 PLE1120: No value for argument 'x' in constructor call
A(1).m()
# @1 PLE1120: No value for argument 'x' in method call
f(1, 2)
f(*a)
f(**a)
@dec
def g(x): pass
g()
"#,
    );
}
