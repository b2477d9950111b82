use super::first_parameter;
use ruff_python_ast::StmtFunctionDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for methods without parameters.
    ///
    /// ## Why is this bad?
    /// A method is called with its instance, so the call fails.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     def area():
    ///         return 0
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     def area(self):
    ///         return 0
    /// ```
    NoMethodArgument {
        code: "PLE0211", name: "no-method-argument", severity: Error, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for NoMethodArgument {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        first_parameter::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        NoMethodArgument,
        r#"
class A:
    def a(): pass
  # ^^^^^ PLE0211: Method 'a' has no argument
    @classmethod
    def b(): pass
  # ^^^^^ PLE0211
    @staticmethod
    def c(): pass
    def d(*args): pass
    def e(self): pass
"#,
    );
}
