use ruff_python_ast::{ExprContext, ExprSubscript};

use super::protocols::{Protocol, check_item};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::as_string::repr;

declare_rule! {
    /// Checks for items that are deleted from what does not let them be deleted.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// pair = (1, 2)
    /// del pair[0]
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// pair = [1, 2]
    /// del pair[0]
    /// ```
    UnsupportedDeleteOperation {
        code: "PLE1138", name: "unsupported-delete-operation", severity: Error, nodes: [ExprSubscript]
    }
}

impl Check<ExprSubscript> for UnsupportedDeleteOperation {
    fn check<'a>(subscript: &'a ExprSubscript, checker: &mut Checker<'a>) {
        let message = |shown: &str| format!("{} does not support item deletion", repr(shown));
        check_item(
            Self,
            subscript,
            ExprContext::Del,
            Protocol::DeleteItem,
            message,
            checker,
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnsupportedDeleteOperation,
        r#"
class A: pass
class B:
    def __delitem__(self, i): pass
del A()[0], B()[0], [1][0]
  # ^^^ PLE1138: 'A()' does not support item deletion
del "a"[0]
  # ^^^ PLE1138
"#,
    );
}
