use super::nothing_returned;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::StmtAssign;

declare_rule! {
    /// Checks for assignments of a call of a function that returns nothing.
    ///
    /// ## Why is this bad?
    /// The name is always `None`: either the function lacks a result or the assignment is one too many.
    ///
    /// ## Example
    /// ```python
    /// def add(items, item):
    ///     items.append(item)
    ///
    ///
    /// result = add([], 1)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def add(items, item):
    ///     return [*items, item]
    ///
    ///
    /// result = add([], 1)
    /// ```
    AssignmentFromNoReturn {
        code: "PLE1111", name: "assignment-from-no-return", severity: Error, nodes: [StmtAssign]
    }
}

impl Check<StmtAssign> for AssignmentFromNoReturn {
    fn check<'a>(node: &'a StmtAssign, checker: &mut Checker<'a>) {
        nothing_returned::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        AssignmentFromNoReturn,
        r#"
def f(): print(1)
def g(): raise ValueError
def h(): return 1
def i(): yield
class A:
    def m(self): pass
    def n(self):
        x = self.m()
      # ^^^^^^^^^^^^ PLE1111: Assigning result of a function call, but 'm' returns None
x = f()
# @1-1:8 PLE1111: Assigning result of a function call, but 'f' returns None
x = g()
x = h()
x = i()
"#,
    );
}
