use ruff_python_ast::StmtFunctionDef;

use super::dispatch;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `functools.singledispatchmethod` on functions.
    ///
    /// ## Why is this bad?
    /// It chooses by the type of the second argument, as if the first were an instance.
    ///
    /// ## Example
    /// ```python
    /// from functools import singledispatchmethod
    ///
    ///
    /// @singledispatchmethod
    /// def move(position): ...
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// from functools import singledispatch
    ///
    ///
    /// @singledispatch
    /// def move(position): ...
    /// ```
    SingledispatchmethodFunction {
        code: "PLE1520", name: "singledispatchmethod-function", severity: Error, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for SingledispatchmethodFunction {
    fn check<'a>(function: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        if !dispatch::is_in_class(function, checker) {
            for decorator in dispatch::decorators(function, "singledispatchmethod", checker) {
                let message = "singledispatchmethod decorator should not be used with functions, use singledispatch instead.";
                checker.report(Self, decorator, message);
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        SingledispatchmethodFunction,
        r#"
import functools
from functools import singledispatchmethod
@singledispatchmethod
# @2-1:22 PLE1520: singledispatchmethod decorator should not be used with functions, use singledispatch instead.
def f(x): pass
@f.register
# @2-1:12 PLE1520
def f1(x): pass
class A:
    @singledispatchmethod
    def f(self, x): pass
    @f.register(int)
    def f1(self, x): pass
"#,
    );
}
