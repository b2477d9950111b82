use super::first_parameter;
use ruff_python_ast::StmtFunctionDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for methods whose first parameter is not called `self`.
    ///
    /// ## Why is this bad?
    /// Every reader expects `self`; another name is usually a forgotten one.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     def area(shape):
    ///         return 0
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     def area(self):
    ///         return 0
    /// ```
    ///
    /// Silent for `cls` in a class with a base that the file does not show: it may be a metaclass.
    NoSelfArgument { code: "PLE0213", name: "no-self-argument", severity: Error, nodes: [StmtFunctionDef] }
}

impl Check<StmtFunctionDef> for NoSelfArgument {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        first_parameter::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        NoSelfArgument,
        r#"
class A:
    def a(x): pass
  # ^^^^^ PLE0213: Method 'a' should have "self" as first argument
    def b(*args): pass
  # ^^^^^ PLE0213
    @property
    def c(cls): pass
  # ^^^^^ PLE0213
    @staticmethod
    def d(x): pass
    def e(self):
        def inner(x): pass
    @classmethod
    def f(cls): pass
class B(Elsewhere):
    def a(cls): pass
"#,
    );
}
