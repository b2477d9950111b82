use super::returned;
use ruff_python_ast::StmtFunctionDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `__len__` methods that return something else than they must.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError` when it calls the method.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     def __len__(self):
    ///         return "3"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     def __len__(self):
    ///         return 3
    /// ```
    InvalidLengthReturned {
        code: "PLE0303", name: "invalid-length-returned", severity: Error, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for InvalidLengthReturned {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        returned::check(
            Self,
            "__len__",
            returned::is_length,
            "__len__ does not return non-negative integer",
            node,
            checker,
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidLengthReturned,
        r#"
class A:
    def __len__(self): return "3"
  # @5 PLE0303: __len__ does not return non-negative integer
class B:
    def __len__(self): return 3
class C:
    def __len__(self): return unknown()
class D:
    def __len__(self): raise NotImplementedError
"#,
    );
}
