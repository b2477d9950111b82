use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::StmtExpr;

declare_rule! {
    /// Checks for `name := value` as a statement.
    ///
    /// ## Why is this bad?
    /// A plain assignment does the same and needs no parentheses.
    ///
    /// ## Example
    /// ```python
    /// (x := 1)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// x = 1
    /// ```
    NamedExprWithoutContext {
        code: "PLW0131", name: "named-expr-without-context", severity: Warning, nodes: [StmtExpr]
    }
}

impl Check<StmtExpr> for NamedExprWithoutContext {
    fn check<'a>(node: &'a StmtExpr, checker: &mut Checker<'a>) {
        if node.value.is_named_expr() {
            checker.report(Self, &*node.value, "Named expression used without context");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        NamedExprWithoutContext,
        r#"
(x := 1)
 # @2-1:8 PLW0131: Named expression used without context
if (y := x): pass
"#,
    );
}
