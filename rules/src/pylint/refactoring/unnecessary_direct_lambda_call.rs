use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for lambda expressions that are called where they stand.
    ///
    /// ## Why is this bad?
    /// The body alone does the same.
    ///
    /// ## Example
    /// ```python
    /// area = (lambda width, height: width * height)(3, 4)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// area = 3 * 4
    /// ```
    UnnecessaryDirectLambdaCall { code: "PLC3002", name: "unnecessary-direct-lambda-call", severity: Convention, nodes: [ExprCall] }
}

impl Check<ExprCall> for UnnecessaryDirectLambdaCall {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        if node.func.is_lambda_expr() {
            let message = "Lambda expression called directly. Execute the expression inline instead.";
            checker.report(Self, node, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnnecessaryDirectLambdaCall,
        r#"
y = (lambda x: x)(1)
  # ^^^^^^^^^^^^^^^^ PLC3002: Lambda expression called directly. Execute the expression inline instead.
f(lambda: 1)
"#,
    );
}
