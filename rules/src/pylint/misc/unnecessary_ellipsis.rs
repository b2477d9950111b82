use ruff_python_ast::{self as ast, AnyNodeRef};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `...` in a body that holds something else.
    ///
    /// ## Why is this bad?
    /// `...` stands for an empty body. With a docstring or another statement the body is not empty.
    ///
    /// ## Example
    /// ```python
    /// def later():
    ///     """Does it later."""
    ///     ...
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def later():
    ///     """Does it later."""
    /// ```
    UnnecessaryEllipsis { code: "PLW2301", name: "unnecessary-ellipsis", severity: Warning, nodes: [StmtExpr] }
}

impl Check<ast::StmtExpr> for UnnecessaryEllipsis {
    fn check<'a>(node: &'a ast::StmtExpr, checker: &mut Checker<'a>) {
        if !node.value.is_ellipsis_literal_expr() {
            return;
        }
        let mut ancestors = checker.model.ancestors(checker.node);
        let statements = match ancestors.next() {
            Some(AnyNodeRef::ModModule(parent)) => parent.body.len(),
            Some(AnyNodeRef::StmtFunctionDef(parent)) => parent.body.len(),
            Some(AnyNodeRef::StmtClassDef(parent)) => parent.body.len(),
            Some(AnyNodeRef::StmtIf(parent)) => parent.body.len(),
            // As in pylint, the body that `else` belongs to is counted for it.
            Some(AnyNodeRef::ElifElseClause(clause)) => match (&clause.test, ancestors.next()) {
                (None, Some(AnyNodeRef::StmtIf(parent))) => match &*parent.elif_else_clauses {
                    [.., before, _] => before.body.len(),
                    _ => parent.body.len(),
                },
                _ => clause.body.len(),
            },
            Some(AnyNodeRef::StmtFor(parent)) => parent.body.len(),
            Some(AnyNodeRef::StmtWhile(parent)) => parent.body.len(),
            Some(AnyNodeRef::StmtWith(parent)) => parent.body.len(),
            Some(AnyNodeRef::StmtTry(parent)) => parent.body.len(),
            Some(AnyNodeRef::ExceptHandlerExceptHandler(parent)) => parent.body.len(),
            Some(AnyNodeRef::MatchCase(parent)) => parent.body.len(),
            _ => return,
        };
        if statements > 1 {
            checker.report(Self, node, "Unnecessary ellipsis constant");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnnecessaryEllipsis,
        r#"
def f():
    """a"""
    ...
  # ^^^ PLW2301: Unnecessary ellipsis constant
def g(): ...
class A:
    x = 1
    ...
  # ^^^ PLW2301
try: ...
finally: ...
"#,
    );
}
