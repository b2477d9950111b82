use super::first_parameter;
use ruff_python_ast::StmtFunctionDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for class methods of metaclasses whose first parameter is not called `mcs`.
    ///
    /// ## Why is this bad?
    /// What such a method is given is the metaclass.
    ///
    /// ## Example
    /// ```python
    /// class Meta(type):
    ///     def __new__(cls, name, bases, namespace):
    ///         return type.__new__(cls, name, bases, namespace)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Meta(type):
    ///     def __new__(mcs, name, bases, namespace):
    ///         return type.__new__(mcs, name, bases, namespace)
    /// ```
    ///
    /// Option: `valid-metaclass-classmethod-first-arg`.
    BadMcsClassmethodArgument {
        code: "PLC0204", name: "bad-mcs-classmethod-argument", severity: Convention, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for BadMcsClassmethodArgument {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        first_parameter::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        BadMcsClassmethodArgument,
        r#"
class A(type):
    def __new__(cls): pass
  # ^^^^^^^^^^^ PLC0204: Metaclass class method __new__ should have 'mcs' as first argument
    @classmethod
    def a(self): pass
  # ^^^^^ PLC0204: Metaclass class method a should have 'mcs' as first argument
    @classmethod
    def b(mcs): pass
"#,
    );
}
