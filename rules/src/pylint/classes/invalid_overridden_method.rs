use super::overrides;
use ruff_python_ast::StmtClassDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for methods that override something of another kind: a property, a coroutine function.
    ///
    /// ## Why is this bad?
    /// What callers write for the base class (`shape.area`, `await shape.load()`) fails for the subclass.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     @property
    ///     def area(self):
    ///         return 0
    ///
    ///
    /// class Circle(Shape):
    ///     def area(self):
    ///         return 3
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     @property
    ///     def area(self):
    ///         return 0
    ///
    ///
    /// class Circle(Shape):
    ///     @property
    ///     def area(self):
    ///         return 3
    /// ```
    InvalidOverriddenMethod {
        code: "PLW0236", name: "invalid-overridden-method", severity: Warning, nodes: [StmtClassDef]
    }
}

impl Check<StmtClassDef> for InvalidOverriddenMethod {
    fn check<'a>(node: &'a StmtClassDef, checker: &mut Checker<'a>) {
        overrides::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidOverriddenMethod,
        r#"
class A:
    @property
    def a(self): pass
    def b(self): pass
    async def c(self): pass
    @property
    def d(self): pass
class B(A):
    def a(self): pass
  # ^^^^^ PLW0236: Method 'a' was expected to be 'property', found it instead as 'method'
    @property
    def b(self): pass
  # ^^^^^ PLW0236: Method 'b' was expected to be 'method', found it instead as 'property'
    def c(self): pass
  # ^^^^^ PLW0236: Method 'c' was expected to be 'async', found it instead as 'non-async'
    @property
    def d(self): pass
from elsewhere import cached_property
class lazy(property): pass
class C:
    @cached_property
    def a(self): pass
    @lazy
    def b(self): pass
class D(C):
    @property
    def a(self): pass
  # ^^^^^ PLW0236: Method 'a' was expected to be 'method', found it instead as 'property'
    @property
    def b(self): pass
"#,
    );
}
