use super::returned;
use ruff_python_ast::StmtFunctionDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `__bool__` methods that return something else than they must.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError` when it calls the method.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     def __bool__(self):
    ///         return 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     def __bool__(self):
    ///         return True
    /// ```
    InvalidBoolReturned {
        code: "PLE0304", name: "invalid-bool-returned", severity: Error, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for InvalidBoolReturned {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        returned::check(
            Self,
            "__bool__",
            returned::is_bool,
            "__bool__ does not return bool",
            node,
            checker,
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidBoolReturned,
        r#"
class A:
    def __bool__(self): return 1
  # @5 PLE0304: __bool__ does not return bool
class B:
    def __bool__(self): return True
class C:
    def __bool__(self): return unknown()
class D:
    def __bool__(self): raise NotImplementedError
"#,
    );
}
