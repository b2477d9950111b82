use super::overrides;
use ruff_python_ast::StmtClassDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for methods that take other parameters than the method that they override.
    ///
    /// ## Why is this bad?
    /// Whoever holds an instance of the base class cannot call the method as the base class promises.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     def scale(self, factor):
    ///         return factor
    ///
    ///
    /// class Circle(Shape):
    ///     def scale(self, factor, origin):
    ///         return factor, origin
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     def scale(self, factor):
    ///         return factor
    ///
    ///
    /// class Circle(Shape):
    ///     def scale(self, factor, origin=None):
    ///         return factor, origin
    /// ```
    ArgumentsDiffer { code: "PLW0221", name: "arguments-differ", severity: Warning, nodes: [StmtClassDef] }
}

impl Check<StmtClassDef> for ArgumentsDiffer {
    fn check<'a>(node: &'a StmtClassDef, checker: &mut Checker<'a>) {
        overrides::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        ArgumentsDiffer,
        r#"
class A:
    def a(self): pass
    def b(self, x): pass
    def c(self, *args, **kwargs): pass
    def d(self, *, k): pass
    def e(self, x): pass
    def f(self, x): pass
    def g(self, *args): pass
    @staticmethod
    def h(x): pass
    def __init__(self, x): pass
    def _i(self, x): pass
    def __j(self, x): pass
    def k(self, x, *, y): pass
class B(A):
    def a(self, x): pass
  # ^^^^^ PLW0221: Number of parameters was 1 in 'A.a' and is now 2 in overriding 'B.a' method
    def b(self): pass
  # ^^^^^ PLW0221: Number of parameters was 2 in 'A.b' and is now 1 in overriding 'B.b' method
    def c(self): pass
  # ^^^^^ PLW0221: Variadics removed in overriding 'B.c' method
    def d(self): pass
  # ^^^^^ PLW0221
    def e(self, x, y=1): pass
    def f(self, *args): pass
    def g(self, x, *args): pass
  # ^^^^^ PLW0221: Number of parameters was 2 in 'A.g' and is now 3 in overriding 'B.g' method
    def h(self, x): pass
  # ^^^^^ PLW0221: Number of parameters was 1 in 'A.h' and is now 2 in overriding 'B.h' method
    def __init__(self): pass
    def _i(self): pass
  # ^^^^^^ PLW0221
    def __j(self): pass
    def k(self, x, *, z): pass
  # ^^^^^ PLW0221: Number of parameters was 3 in 'A.k' and is now 3 in overriding 'B.k' method
class C(Unknown, B):
    def a(self, x): pass
    def b(self, *args, **kwargs): pass
"#,
    );
}
