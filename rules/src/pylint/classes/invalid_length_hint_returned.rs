use super::returned;
use ruff_python_ast::StmtFunctionDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `__length_hint__` methods that return something else than they must.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError` when it calls the method.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     def __length_hint__(self):
    ///         return "3"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     def __length_hint__(self):
    ///         return 3
    /// ```
    InvalidLengthHintReturned {
        code: "PLE0310", name: "invalid-length-hint-returned", severity: Error, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for InvalidLengthHintReturned {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        returned::check(
            Self,
            "__length_hint__",
            returned::is_length,
            "__length_hint__ does not return non-negative integer",
            node,
            checker,
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidLengthHintReturned,
        r#"
class A:
    def __length_hint__(self): return "3"
  # @5 PLE0310: __length_hint__ does not return non-negative integer
class B:
    def __length_hint__(self): return 3
class C:
    def __length_hint__(self): return unknown()
class D:
    def __length_hint__(self): raise NotImplementedError
"#,
    );
}
