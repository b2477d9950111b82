use super::overrides;
use ruff_python_ast::StmtClassDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for methods that rename a parameter of the method that they override.
    ///
    /// ## Why is this bad?
    /// A call that names the parameter works for one class and fails for the other.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     def scale(self, factor):
    ///         return factor
    ///
    ///
    /// class Circle(Shape):
    ///     def scale(self, by):
    ///         return by
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
    ///     def scale(self, factor):
    ///         return factor
    /// ```
    ArgumentsRenamed { code: "PLW0237", name: "arguments-renamed", severity: Warning, nodes: [StmtClassDef] }
}

impl Check<StmtClassDef> for ArgumentsRenamed {
    fn check<'a>(node: &'a StmtClassDef, checker: &mut Checker<'a>) {
        overrides::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        ArgumentsRenamed,
        r#"
class A:
    def a(self, x): pass
    def b(self, x, y): pass
    def c(self, x, /): pass
    def d(self, x): pass
    def e(self, x, y): pass
class B(A):
    def a(self, y): pass
  # ^^^^^ PLW0237: Parameter 'x' has been renamed to 'y' in overriding 'B.a' method
    def b(self, x, z): pass
  # ^^^^^ PLW0237: Parameter 'y' has been renamed to 'z' in overriding 'B.b' method
    def c(self, y, /): pass
    def d(self, _x): pass
    def e(self, y): pass
"#,
    );
}
