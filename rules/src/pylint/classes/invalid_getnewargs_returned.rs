use super::returned;
use ruff_python_ast::StmtFunctionDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `__getnewargs__` methods that return something else than they must.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError` when it calls the method.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     def __getnewargs__(self):
    ///         return [1]
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     def __getnewargs__(self):
    ///         return (1,)
    /// ```
    InvalidGetnewargsReturned {
        code: "PLE0312", name: "invalid-getnewargs-returned", severity: Error, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for InvalidGetnewargsReturned {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        returned::check(
            Self,
            "__getnewargs__",
            returned::is_tuple,
            "__getnewargs__ does not return a tuple",
            node,
            checker,
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidGetnewargsReturned,
        r#"
class A:
    def __getnewargs__(self): return [1]
  # @5 PLE0312: __getnewargs__ does not return a tuple
class B:
    def __getnewargs__(self): return (1,)
class C:
    def __getnewargs__(self): return unknown()
class D:
    def __getnewargs__(self): raise NotImplementedError
"#,
    );
}
