use super::statements::{has_call, is_only_statement_of_try};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::as_string::as_string;
use ruff_python_ast::{Expr, StmtExpr};

declare_rule! {
    /// Checks for expressions that are statements and hold a call, but are no call.
    ///
    /// ## Why is this bad?
    /// The call's result goes into an expression whose value nobody reads.
    ///
    /// ## Example
    /// ```python
    /// items.count(1) > 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if items.count(1) > 1:
    ///     items.remove(1)
    /// ```
    ExpressionNotAssigned {
        code: "PLW0106", name: "expression-not-assigned", severity: Warning, nodes: [StmtExpr]
    }
}

impl Check<StmtExpr> for ExpressionNotAssigned {
    fn check<'a>(node: &'a StmtExpr, checker: &mut Checker<'a>) {
        let expr = &*node.value;
        if matches!(
            expr,
            Expr::StringLiteral(_)
                | Expr::EllipsisLiteral(_)
                | Expr::Call(_)
                | Expr::Await(_)
                | Expr::Yield(_)
                | Expr::YieldFrom(_)
                | Expr::Named(_)
        ) || !has_call(expr)
            || is_only_statement_of_try(node, checker)
        {
            return;
        }
        checker.report(
            Self,
            node,
            format!("Expression \"{}\" is assigned to nothing", as_string(expr)),
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        ExpressionNotAssigned,
        r#"
x() or y()
# @1-1:11 PLW0106: Expression "x() or y()" is assigned to nothing
[f(a) for a in x]
# @1-1:18 PLW0106: Expression "[f(a) for a in x]" is assigned to nothing
x()
x.y
await x()
"#,
    );
}
