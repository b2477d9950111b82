use super::returned;
use ruff_python_ast::StmtFunctionDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `__bytes__` methods that return something else than they must.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError` when it calls the method.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     def __bytes__(self):
    ///         return "3"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     def __bytes__(self):
    ///         return b"3"
    /// ```
    InvalidBytesReturned {
        code: "PLE0308", name: "invalid-bytes-returned", severity: Error, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for InvalidBytesReturned {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        returned::check(
            Self,
            "__bytes__",
            returned::is_bytes,
            "__bytes__ does not return bytes",
            node,
            checker,
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidBytesReturned,
        r#"
class A:
    def __bytes__(self): return "3"
  # @5 PLE0308: __bytes__ does not return bytes
class B:
    def __bytes__(self): return b"3"
class C:
    def __bytes__(self): return unknown()
class D:
    def __bytes__(self): raise NotImplementedError
"#,
    );
}
