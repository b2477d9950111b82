use super::calls;
use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for keyword arguments that the callee does not take.
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
    /// area(1, 2, depth=3)
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
    UnexpectedKeywordArg {
        code: "PLE1123", name: "unexpected-keyword-arg", severity: Error, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for UnexpectedKeywordArg {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        calls::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnexpectedKeywordArg,
        r#"
def f(x): pass
class A:
    def m(self, x): pass
f(1, y=2)
# @1-1:10 PLE1123: Unexpected keyword argument 'y' in function call
A().m(1, y=2)
# @1 PLE1123: Unexpected keyword argument 'y' in method call
f(x=1)
def g(**kw): pass
g(x=1)
"#,
    );
}
