use ruff_python_ast::StmtReturn;

use super::yield_outside_function::is_outside_function;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `return` outside of functions.
    ///
    /// ## Why is this bad?
    /// It is a syntax error in modules and class bodies.
    ///
    /// ## Example
    /// ```python
    /// import sys
    ///
    /// if not sys.argv:
    ///     return 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import sys
    ///
    /// if not sys.argv:
    ///     sys.exit(1)
    /// ```
    ReturnOutsideFunction { code: "F706", name: "return-outside-function", severity: Error, nodes: [StmtReturn] }
}

impl Check<StmtReturn> for ReturnOutsideFunction {
    fn check<'a>(node: &'a StmtReturn, checker: &mut Checker<'a>) {
        if is_outside_function(checker) {
            checker.report(Self, node, "`return` statement outside of a function/method");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ReturnOutsideFunction,
        r#"
def f():
    return 1
class A:
    return 2
  # @5 F706: `return` statement outside of a function/method
"#,
    );
}
