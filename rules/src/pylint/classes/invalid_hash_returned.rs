use super::returned;
use ruff_python_ast::StmtFunctionDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `__hash__` methods that return something else than they must.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError` when it calls the method.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     def __hash__(self):
    ///         return "3"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     def __hash__(self):
    ///         return 3
    /// ```
    InvalidHashReturned {
        code: "PLE0309", name: "invalid-hash-returned", severity: Error, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for InvalidHashReturned {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        returned::check(
            Self,
            "__hash__",
            returned::is_int,
            "__hash__ does not return int",
            node,
            checker,
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidHashReturned,
        r#"
class A:
    def __hash__(self): return "3"
  # @5 PLE0309: __hash__ does not return int
class B:
    def __hash__(self): return 3
class C:
    def __hash__(self): return unknown()
class D:
    def __hash__(self): raise NotImplementedError
"#,
    );
}
