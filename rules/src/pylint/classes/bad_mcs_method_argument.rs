use super::first_parameter;
use ruff_python_ast::StmtFunctionDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for methods of metaclasses whose first parameter is not called `cls`.
    ///
    /// ## Why is this bad?
    /// The instances of a metaclass are classes.
    ///
    /// ## Example
    /// ```python
    /// class Meta(type):
    ///     def make(self):
    ///         return self()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Meta(type):
    ///     def make(cls):
    ///         return cls()
    /// ```
    ///
    /// Option: `valid-classmethod-first-arg`.
    BadMcsMethodArgument {
        code: "PLC0203", name: "bad-mcs-method-argument", severity: Convention, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for BadMcsMethodArgument {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        first_parameter::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        BadMcsMethodArgument,
        r#"
class A(type):
    def a(self): pass
  # ^^^^^ PLC0203: Metaclass method a should have 'cls' as first argument
    def b(cls): pass
class B(A):
    def a(self): pass
  # ^^^^^ PLC0203
"#,
    );
}
