use super::first_parameter;
use ruff_python_ast::StmtFunctionDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for static methods whose first parameter is called `self` or `cls`.
    ///
    /// ## Why is this bad?
    /// A static method is given neither.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     @staticmethod
    ///     def area(self):
    ///         return 0
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     @staticmethod
    ///     def area(radius):
    ///         return radius
    /// ```
    BadStaticmethodArgument {
        code: "PLW0211", name: "bad-staticmethod-argument", severity: Warning, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for BadStaticmethodArgument {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        first_parameter::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        BadStaticmethodArgument,
        r#"
class A:
    @staticmethod
    def a(self): pass
  # ^^^^^ PLW0211: Static method with 'self' as first argument
    @staticmethod
    def b(x, self): pass
    def c(self): pass
"#,
    );
}
