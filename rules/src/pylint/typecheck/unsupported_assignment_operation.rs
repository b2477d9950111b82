use ruff_python_ast::{ExprContext, ExprSubscript};

use super::protocols::{Protocol, check_item};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::as_string::repr;

declare_rule! {
    /// Checks for items that are set on what does not let them be set.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// name = "a"
    /// name[0] = "b"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// name = ["a"]
    /// name[0] = "b"
    /// ```
    UnsupportedAssignmentOperation {
        code: "PLE1137", name: "unsupported-assignment-operation", severity: Error, nodes: [ExprSubscript]
    }
}

impl Check<ExprSubscript> for UnsupportedAssignmentOperation {
    fn check<'a>(subscript: &'a ExprSubscript, checker: &mut Checker<'a>) {
        let message = |shown: &str| format!("{} does not support item assignment", repr(shown));
        check_item(
            Self,
            subscript,
            ExprContext::Store,
            Protocol::SetItem,
            message,
            checker,
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnsupportedAssignmentOperation,
        r#"
class A: pass
class B:
    def __setitem__(self, i, value): pass
A()[0] = 1
# @1-1:4 PLE1137: 'A()' does not support item assignment
B()[0] = 1
"a"[0] += 1
# @1 PLE1137: "'a'" does not support item assignment
[1][0] = {}[1] = 1
(1,)[0] = 1
# @1 PLE1137: '(1, )' does not support item assignment
"#,
    );
}
