use ruff_python_ast::StmtFunctionDef;

use super::dispatch;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `functools.singledispatch` on methods.
    ///
    /// ## Why is this bad?
    /// It chooses by the type of the first argument, which is the instance.
    ///
    /// ## Example
    /// ```python
    /// from functools import singledispatch
    ///
    ///
    /// class Board:
    ///     @singledispatch
    ///     def move(self, position): ...
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// from functools import singledispatchmethod
    ///
    ///
    /// class Board:
    ///     @singledispatchmethod
    ///     def move(self, position): ...
    /// ```
    SingledispatchMethod {
        code: "PLE1519", name: "singledispatch-method", severity: Error, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for SingledispatchMethod {
    fn check<'a>(function: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        if dispatch::is_in_class(function, checker) {
            for decorator in dispatch::decorators(function, "singledispatch", checker) {
                let message = "singledispatch decorator should not be used with methods, use singledispatchmethod instead.";
                checker.report(Self, decorator, message);
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        SingledispatchMethod,
        r#"
import functools
from functools import singledispatch
class A:
    @singledispatch
   # ^^^^^^^^^^^^^^ PLE1519: singledispatch decorator should not be used with methods, use singledispatchmethod instead.
    def f(self, x): pass
    @f.register(int)
   # ^^^^^^^^^^^^^^^ PLE1519
    def f1(self, x): pass
    @functools.singledispatch
    def g(self, x): pass
    @g.register
   # ^^^^^^^^^^ PLE1519
    def g1(cls, x): pass
@singledispatch
def f(x): pass
@f.register
def f1(x): pass
"#,
    );
}
