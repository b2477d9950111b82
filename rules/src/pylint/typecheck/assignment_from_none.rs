use super::nothing_returned;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::StmtAssign;

declare_rule! {
    /// Checks for assignments of a call of a function that only returns `None`.
    ///
    /// ## Why is this bad?
    /// The name is always `None`: either the function lacks a result or the assignment is one too many.
    ///
    /// ## Example
    /// ```python
    /// def find(items):
    ///     if not items:
    ///         return None
    ///     return None
    ///
    ///
    /// first = find([])
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def find(items):
    ///     if not items:
    ///         return None
    ///     return items[0]
    ///
    ///
    /// first = find([])
    /// ```
    AssignmentFromNone {
        code: "PLE1128", name: "assignment-from-none", severity: Error, nodes: [StmtAssign]
    }
}

impl Check<StmtAssign> for AssignmentFromNone {
    fn check<'a>(node: &'a StmtAssign, checker: &mut Checker<'a>) {
        nothing_returned::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        AssignmentFromNone,
        r#"
def f(): return None
def g():
    if x: return
    return None
def h(): return x
y = f()
# @1-1:8 PLE1128: Assigning result of a function call, where the function returns None
y = g()
# @1 PLE1128: Assigning result of a function call, where the function returns None
y = h()
"#,
    );
}
