use ruff_python_ast::{AnyNodeRef, ElifElseClause, Expr, Stmt, StmtIf};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `if` and `else` that give one name one value or another.
    ///
    /// ## Why is this bad?
    /// A conditional expression names the target once.
    ///
    /// ## Example
    /// ```python
    /// def label(count):
    ///     if count:
    ///         text = "some"
    ///     else:
    ///         text = "none"
    ///     return text
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def label(count):
    ///     text = "some" if count else "none"
    ///     return text
    /// ```
    ConsiderTernaryExpression { code: "PLW0160", name: "consider-ternary-expression", severity: Warning, nodes: [StmtIf], default: false }
}

impl Check<StmtIf> for ConsiderTernaryExpression {
    fn check<'a>(node: &'a StmtIf, checker: &mut Checker<'a>) {
        let [
            ElifElseClause {
                test: None,
                body: orelse,
                ..
            },
        ] = &*node.elif_else_clauses
        else {
            return;
        };
        let ([Stmt::Assign(body)], [Stmt::Assign(orelse)]) = (&*node.body, &**orelse) else {
            return;
        };
        let is_same =
            body.targets.len() == orelse.targets.len()
                && body.targets.iter().zip(&orelse.targets).all(
                    |pair| matches!(pair, (Expr::Name(first), Expr::Name(second)) if first.id == second.id),
                );
        let is_nested = matches!(
            checker.model.ancestors(checker.node).next(),
            Some(AnyNodeRef::StmtIf(_) | AnyNodeRef::ElifElseClause(_))
        );
        if is_same && !is_nested {
            checker.report(Self, node, "Consider rewriting as a ternary expression");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ConsiderTernaryExpression,
        r#"
if x:
# @1-4:10 PLW0160: Consider rewriting as a ternary expression
    y = 1
else:
    y = 2
if x:
    y.a = 1
else:
    y.a = 2
if x:
    y = 1
elif z:
    y = 2
else:
    y = 3
"#,
    );
}
