use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::{Expr, StmtAssert};

declare_rule! {
    /// Checks for `assert` statements whose test is a tuple that is not empty.
    ///
    /// ## Why is this bad?
    /// Such a tuple is always true, so the assertion cannot fail; the parentheses are a slip.
    ///
    /// ## Example
    /// ```python
    /// assert (ready, "not ready")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// assert ready, "not ready"
    /// ```
    AssertOnTuple {
        code: "PLW0199", name: "assert-on-tuple", severity: Warning, nodes: [StmtAssert]
    }
}

impl Check<StmtAssert> for AssertOnTuple {
    fn check<'a>(node: &'a StmtAssert, checker: &mut Checker<'a>) {
        if matches!(&*node.test, Expr::Tuple(tuple) if !tuple.is_empty()) {
            checker.report(
                Self,
                node,
                "Assert called on a populated tuple. Did you mean 'assert x,y'?",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        AssertOnTuple,
        r#"
assert (x, "m")
# @1-1:16 PLW0199: Assert called on a populated tuple. Did you mean 'assert x,y'?
assert ()
assert x, "m"
"#,
    );
}
