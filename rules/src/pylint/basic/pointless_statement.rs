use super::statements::{has_call, is_only_statement_of_try};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::{Expr, StmtExpr};
use ruff_text_size::Ranged;

declare_rule! {
    /// Checks for expressions that are statements, have no effect and call nothing.
    ///
    /// ## Why is this bad?
    /// The statement does nothing; often a call's parentheses or an assignment are missing.
    ///
    /// ## Example
    /// ```python
    /// def function(items):
    ///     items.sort
    ///     return items
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def function(items):
    ///     items.sort()
    ///     return items
    /// ```
    PointlessStatement {
        code: "PLW0104", name: "pointless-statement", severity: Warning, nodes: [StmtExpr]
    }
}

impl Check<StmtExpr> for PointlessStatement {
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
        ) || is_only_statement_of_try(node, checker)
            || has_call(expr)
        {
            return;
        }
        checker.report(Self, node.range(), "Statement seems to have no effect");
    }
}

#[test]
fn test() {
    crate::testing::check(
        PointlessStatement,
        r#"
x.y
# @1-1:4 PLW0104: Statement seems to have no effect
x == 1
# @1-1:7 PLW0104: Statement seems to have no effect
1
# @1 PLW0104
"text"
...
[a for a in x]
# @1-1:15 PLW0104
x()
x[y()]
await x
try:
    unicode
except NameError:
    pass
"#,
    );
}
