use super::using_constant_test::is_function;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::{Comprehension, ElifElseClause, Expr, ExprIf, StmtIf};
use ruff_text_size::Ranged;

declare_rule! {
    /// Checks for conditions that name a function of the file and do not call it.
    ///
    /// ## Why is this bad?
    /// A function is always true; its answer was wanted.
    ///
    /// ## Example
    /// ```python
    /// def ready():
    ///     return True
    ///
    ///
    /// if ready:
    ///     start()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def ready():
    ///     return True
    ///
    ///
    /// if ready():
    ///     start()
    /// ```
    MissingParenthesesForCallInTest {
        code: "PLW0126", name: "missing-parentheses-for-call-in-test", severity: Warning, nodes: [StmtIf, ElifElseClause, ExprIf, Comprehension]
    }
}

impl Check<StmtIf> for MissingParenthesesForCallInTest {
    fn check<'a>(node: &'a StmtIf, checker: &mut Checker<'a>) {
        check(&node.test, checker);
    }
}

impl Check<ElifElseClause> for MissingParenthesesForCallInTest {
    fn check<'a>(clause: &'a ElifElseClause, checker: &mut Checker<'a>) {
        if let Some(test) = &clause.test {
            check(test, checker);
        }
    }
}

impl Check<ExprIf> for MissingParenthesesForCallInTest {
    fn check<'a>(node: &'a ExprIf, checker: &mut Checker<'a>) {
        check(&node.test, checker);
    }
}

impl Check<Comprehension> for MissingParenthesesForCallInTest {
    fn check<'a>(node: &'a Comprehension, checker: &mut Checker<'a>) {
        for test in &node.ifs {
            check(test, checker);
        }
    }
}

fn check<'a>(test: &'a Expr, checker: &mut Checker<'a>) {
    if is_function(test, checker.model) {
        checker.report(
            MissingParenthesesForCallInTest,
            test.range(),
            "Using a conditional statement with potentially wrong function or method call due to missing parentheses",
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        MissingParenthesesForCallInTest,
        r#"
def ready(): ...
if ready:
 # @4-1:9 PLW0126: Using a conditional statement with potentially wrong function or method call due to missing parentheses
    pass
if ready():
    pass
"#,
    );
}
