use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::{Expr, StmtAssert};

declare_rule! {
    /// Checks for `assert` statements whose test is a string.
    ///
    /// ## Why is this bad?
    /// The assertion tells nothing: a string is true unless it is empty. Often the test itself was forgotten.
    ///
    /// ## Example
    /// ```python
    /// assert "the list is sorted"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// assert items == sorted(items), "the list is sorted"
    /// ```
    AssertOnStringLiteral {
        code: "PLW0129", name: "assert-on-string-literal", severity: Warning, nodes: [StmtAssert]
    }
}

impl Check<StmtAssert> for AssertOnStringLiteral {
    fn check<'a>(node: &'a StmtAssert, checker: &mut Checker<'a>) {
        if let Expr::StringLiteral(string) = &*node.test {
            let when = if string.value.is_empty() {
                "always"
            } else {
                "never"
            };
            checker.report(
                Self,
                node,
                format!("Assert statement has a string literal as its first argument. The assert will {when} fail."),
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        AssertOnStringLiteral,
        r#"
assert "abc", "d"
# @1-1:18 PLW0129: Assert statement has a string literal as its first argument. The assert will never fail.
assert ""
# @1-1:10 PLW0129: Assert statement has a string literal as its first argument. The assert will always fail.
assert x
"#,
    );
}
