use ruff_python_ast::{Expr, StmtAssert};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `assert` statements whose test is a non-empty tuple.
    ///
    /// ## Why is this bad?
    /// A non-empty tuple is always true, so the assertion can never fail. The parentheses are usually a slip.
    ///
    /// ## Example
    /// ```python
    /// assert (ready, "not ready yet")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// assert ready, "not ready yet"
    /// ```
    AssertTuple { code: "F631", name: "assert-tuple", severity: Error, nodes: [StmtAssert] }
}

impl Check<StmtAssert> for AssertTuple {
    fn check<'a>(node: &'a StmtAssert, checker: &mut Checker<'a>) {
        if let Expr::Tuple(tuple) = &*node.test
            && !tuple.is_empty()
        {
            checker.report(
                Self,
                tuple,
                "Assert test is a non-empty tuple, which is always true",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        AssertTuple,
        r#"
assert x, "message"
assert ()
assert (x, "message")
     # ^^^^^^^^^^^^^^ F631: Assert test is a non-empty tuple, which is always true
"#,
    );
}
