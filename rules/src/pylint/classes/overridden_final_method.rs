use super::overrides;
use ruff_python_ast::StmtClassDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for methods that override one decorated with `typing.final`.
    ///
    /// ## Why is this bad?
    /// The base class relies on it being as it is.
    ///
    /// ## Example
    /// ```python
    /// from typing import final
    ///
    ///
    /// class Shape:
    ///     @final
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
    ///     def area(self):
    ///         return 0
    ///
    ///
    /// class Circle(Shape):
    ///     def area(self):
    ///         return 3
    /// ```
    OverriddenFinalMethod {
        code: "PLW0239", name: "overridden-final-method", severity: Warning, nodes: [StmtClassDef]
    }
}

impl Check<StmtClassDef> for OverriddenFinalMethod {
    fn check<'a>(node: &'a StmtClassDef, checker: &mut Checker<'a>) {
        overrides::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        OverriddenFinalMethod,
        r#"
from typing import final
class A:
    @final
    def a(self): pass
    def b(self): pass
class B(A):
    def a(self): pass
  # ^^^^^ PLW0239: Method 'a' overrides a method decorated with typing.final which is defined in class 'A'
    def b(self): pass
"#,
    );
}
