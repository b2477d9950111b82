use super::returned;
use ruff_python_ast::StmtFunctionDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `__format__` methods that return something else than they must.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError` when it calls the method.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     def __format__(self, spec):
    ///         return 3
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     def __format__(self, spec):
    ///         return "3"
    /// ```
    InvalidFormatReturned {
        code: "PLE0311", name: "invalid-format-returned", severity: Error, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for InvalidFormatReturned {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        returned::check(
            Self,
            "__format__",
            returned::is_str,
            "__format__ does not return str",
            node,
            checker,
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidFormatReturned,
        r#"
class A:
    def __format__(self, spec): return 3
  # @5 PLE0311: __format__ does not return str
class B:
    def __format__(self, spec): return "3"
class C:
    def __format__(self, spec): return unknown()
class D:
    def __format__(self, spec): raise NotImplementedError
"#,
    );
}
