use super::returned;
use ruff_python_ast::StmtFunctionDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `__index__` methods that return something else than they must.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError` when it calls the method.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     def __index__(self):
    ///         return "3"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     def __index__(self):
    ///         return 3
    /// ```
    InvalidIndexReturned {
        code: "PLE0305", name: "invalid-index-returned", severity: Error, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for InvalidIndexReturned {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        returned::check(
            Self,
            "__index__",
            returned::is_int,
            "__index__ does not return int",
            node,
            checker,
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidIndexReturned,
        r#"
class A:
    def __index__(self): return "3"
  # @5 PLE0305: __index__ does not return int
class B:
    def __index__(self): return 3
class C:
    def __index__(self): return unknown()
class D:
    def __index__(self): raise NotImplementedError
"#,
    );
}
