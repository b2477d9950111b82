use ruff_python_ast::{Expr, ExprIf, StmtIf};
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `if` whose test is a non-empty tuple.
    ///
    /// ## Why is this bad?
    /// A non-empty tuple is always true, so the other branch never runs. A comma is usually a slip for `and`.
    ///
    /// ## Example
    /// ```python
    /// def ready(a, b):
    ///     if (a, b):
    ///         return True
    ///     return False
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def ready(a, b):
    ///     if a and b:
    ///         return True
    ///     return False
    /// ```
    ///
    /// ## Differences
    /// Conditional expressions (`x if (a, b) else y`) are reported too, as in pyflakes; ruff passes over them.
    IfTuple { code: "F634", name: "if-tuple", severity: Error, nodes: [StmtIf, ExprIf] }
}

impl Check<StmtIf> for IfTuple {
    fn check<'a>(node: &'a StmtIf, checker: &mut Checker<'a>) {
        check_test(&node.test, checker);
        for clause in &node.elif_else_clauses {
            if let Some(test) = &clause.test {
                check_test(test, checker);
            }
        }
    }
}

impl Check<ExprIf> for IfTuple {
    fn check<'a>(node: &'a ExprIf, checker: &mut Checker<'a>) {
        check_test(&node.test, checker);
    }
}

fn check_test(test: &Expr, checker: &mut Checker) {
    if let Expr::Tuple(tuple) = test
        && !tuple.is_empty()
    {
        checker.report(
            IfTuple,
            test.range(),
            "If test is a tuple, which is always `True`",
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        IfTuple,
        r#"
if (): ...
if (a, b): ...
 # ^^^^^^ F634: If test is a tuple, which is always `True`
elif (a,): ...
   # ^^^^ F634
1 if (a,) else 2
   # ^^^^ F634
"#,
    );
}
