use ruff_python_ast::{ExprContext, ExprSubscript};

use super::protocols::{Protocol, check_item};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for items that are read from what has none.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// size = None
    /// print(size[0])
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// size = (1, 2)
    /// print(size[0])
    /// ```
    UnsubscriptableObject {
        code: "PLE1136", name: "unsubscriptable-object", severity: Error, nodes: [ExprSubscript]
    }
}

impl Check<ExprSubscript> for UnsubscriptableObject {
    fn check<'a>(subscript: &'a ExprSubscript, checker: &mut Checker<'a>) {
        let message = |shown: &str| format!("Value '{shown}' is unsubscriptable");
        check_item(
            Self,
            subscript,
            ExprContext::Load,
            Protocol::GetItem,
            message,
            checker,
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnsubscriptableObject,
        r#"
class A: pass
class B:
    def __getitem__(self, i): return 1
class C(B): pass
class D[T]: pass
class E(dict): pass
class F(unknown): pass
def f(): pass
None[0], A()[0], B()[0], C()[0], D[int], E()[0], F()[0], f()[0], "a"[0], list[int]
# @1-1:5 PLE1136: Value 'None' is unsubscriptable
       # ^^^ PLE1136: Value 'A()' is unsubscriptable
A[int]
# @1 PLE1136
int[0]
# @1 PLE1136
f[0]
# @1 PLE1136
{1}[0]
# @1 PLE1136
class G:
    x = None
    def f(self):
        self.x[0]
      # ^^^^^^ PLE1136: Value 'self.x' is unsubscriptable
        if self.x: self.x[0]
    def g(self): self.y[0]
    @unknown
    def h(self): pass
    def i(self): self.h[0], self.f[0]
                          # ^^^^^^ PLE1136
class SomeMixin:
    x = None
    def f(self): self.x[0]
import abc
class H(abc.ABC):
    x = None
    def f(self): self.x[0]
"#,
    );
}
