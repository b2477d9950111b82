use super::returned;
use ruff_python_ast::StmtFunctionDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `__str__` methods that return something else than they must.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError` when it calls the method.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     def __str__(self):
    ///         return 3
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     def __str__(self):
    ///         return "3"
    /// ```
    InvalidStrReturned {
        code: "PLE0307", name: "invalid-str-returned", severity: Error, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for InvalidStrReturned {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        returned::check(
            Self,
            "__str__",
            returned::is_str,
            "__str__ does not return str",
            node,
            checker,
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidStrReturned,
        r#"
class A:
    def __str__(self): return 3
  # @5 PLE0307: __str__ does not return str
class B:
    def __str__(self): return "3"
class C:
    def __str__(self): return unknown()
class D:
    def __str__(self): raise NotImplementedError
"#,
    );
}
