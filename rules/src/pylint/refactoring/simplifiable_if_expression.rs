use ruff_python_ast::{Expr, ExprIf};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for conditional expressions that give `True` or `False` as their test says.
    ///
    /// ## Why is this bad?
    /// The test already is the answer.
    ///
    /// ## Example
    /// ```python
    /// def is_adult(age):
    ///     return True if age >= 18 else False
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def is_adult(age):
    ///     return age >= 18
    /// ```
    SimplifiableIfExpression { code: "PLR1719", name: "simplifiable-if-expression", severity: Refactor, nodes: [ExprIf] }
}

impl Check<ExprIf> for SimplifiableIfExpression {
    fn check<'a>(node: &'a ExprIf, checker: &mut Checker<'a>) {
        let (Expr::BooleanLiteral(body), Expr::BooleanLiteral(orelse)) = (&*node.body, &*node.orelse) else {
            return;
        };
        let instead = match (body.value, orelse.value) {
            (true, false) if node.test.is_compare_expr() => "'test'",
            (true, false) => "'bool(test)'",
            (false, true) => "'not test'",
            _ => return,
        };
        checker.report(
            Self,
            node,
            format!("The if expression can be replaced with {instead}"),
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        SimplifiableIfExpression,
        r#"
z = True if x else False
  # ^^^^^^^^^^^^^^^^^^^^ PLR1719: The if expression can be replaced with 'bool(test)'
z = True if x > 1 else False
  # ^^^^^^^^^^^^^^^^^^^^^^^^ PLR1719: The if expression can be replaced with 'test'
z = False if x else True
  # ^^^^^^^^^^^^^^^^^^^^ PLR1719: The if expression can be replaced with 'not test'
z = True if x else True
z = 1 if x else 0
"#,
    );
}
