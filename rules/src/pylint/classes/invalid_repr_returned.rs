use super::returned;
use ruff_python_ast::StmtFunctionDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `__repr__` methods that return something else than they must.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError` when it calls the method.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     def __repr__(self):
    ///         return 3
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     def __repr__(self):
    ///         return "3"
    /// ```
    InvalidReprReturned {
        code: "PLE0306", name: "invalid-repr-returned", severity: Error, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for InvalidReprReturned {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        returned::check(
            Self,
            "__repr__",
            returned::is_str,
            "__repr__ does not return str",
            node,
            checker,
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidReprReturned,
        r#"
class A:
    def __repr__(self): return 3
  # @5 PLE0306: __repr__ does not return str
class B:
    def __repr__(self): return "3"
class C:
    def __repr__(self): return unknown()
class D:
    def __repr__(self): raise NotImplementedError
"#,
    );
}
