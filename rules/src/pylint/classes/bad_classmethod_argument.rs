use super::first_parameter;
use ruff_python_ast::StmtFunctionDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for class methods whose first parameter is not called `cls`.
    ///
    /// ## Why is this bad?
    /// Every reader expects `cls`.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     @classmethod
    ///     def make(self):
    ///         return self()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     @classmethod
    ///     def make(cls):
    ///         return cls()
    /// ```
    ///
    /// Option: `valid-classmethod-first-arg`.
    BadClassmethodArgument {
        code: "PLC0202", name: "bad-classmethod-argument", severity: Convention, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for BadClassmethodArgument {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        first_parameter::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        BadClassmethodArgument,
        r#"
class A:
    @classmethod
    def a(self): pass
  # ^^^^^ PLC0202: Class method a should have 'cls' as first argument
    def __new__(klass): pass
  # ^^^^^^^^^^^ PLC0202: Class method __new__ should have 'cls' as first argument
    @classmethod
    def b(cls): pass
"#,
    );
}
