use super::overrides;
use ruff_python_ast::StmtClassDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for methods that take away a default of the method that they override.
    ///
    /// ## Why is this bad?
    /// A call that relies on the default fails for the subclass.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     def scale(self, factor=1):
    ///         return factor
    ///
    ///
    /// class Circle(Shape):
    ///     def scale(self, factor):
    ///         return factor
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     def scale(self, factor=1):
    ///         return factor
    ///
    ///
    /// class Circle(Shape):
    ///     def scale(self, factor=2):
    ///         return factor
    /// ```
    SignatureDiffers { code: "PLW0222", name: "signature-differs", severity: Warning, nodes: [StmtClassDef] }
}

impl Check<StmtClassDef> for SignatureDiffers {
    fn check<'a>(node: &'a StmtClassDef, checker: &mut Checker<'a>) {
        overrides::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        SignatureDiffers,
        r#"
class A:
    def a(self, x=1): pass
    def b(self, x=1): pass
    def c(self, x=1): pass
class B(A):
    def a(self, x): pass
  # ^^^^^ PLW0222: Signature differs from overridden 'a' method
    def b(self, x=2): pass
    def c(self): pass
"#,
    );
}
