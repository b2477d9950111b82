use ruff_python_ast::{ExceptHandler, Stmt, StmtFunctionDef};

use super::blocks::own_returns;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::places::{function_header, undocumented};

declare_rule! {
    /// Checks for a `return` without a value that is the last thing a function does.
    ///
    /// ## Why is this bad?
    /// The function would end there anyway.
    ///
    /// ## Example
    /// ```python
    /// def greet():
    ///     print("hello")
    ///     return
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def greet():
    ///     print("hello")
    /// ```
    UselessReturn { code: "PLR1711", name: "useless-return", severity: Refactor, nodes: [StmtFunctionDef] }
}

impl Check<StmtFunctionDef> for UselessReturn {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        let body = undocumented(&node.body);
        if node.is_async || matches!(body, [Stmt::Return(_)]) {
            return;
        }
        let Some(Stmt::Return(last)) = last_statement(body) else {
            return;
        };
        if last
            .value
            .as_deref()
            .is_some_and(|value| !value.is_none_literal_expr())
        {
            return;
        }
        let mut returns = 0;
        own_returns(&node.body, |_| returns += 1);
        if returns == 1 {
            let header = function_header(node, checker.source);
            checker.report(Self, header, "Useless return at end of function or method");
        }
    }
}

/// The last statement, that of the last branch for `if` and `try`.
fn last_statement(body: &[Stmt]) -> Option<&Stmt> {
    let mut last = body.last()?;
    loop {
        last = match last {
            Stmt::If(node) => node
                .elif_else_clauses
                .last()
                .map_or(&node.body, |clause| &clause.body)
                .last()?,
            Stmt::Try(node) => {
                if let Some(last) = node.finalbody.last().or(node.orelse.last()) {
                    last
                } else {
                    let ExceptHandler::ExceptHandler(handler) = node.handlers.last()?;
                    handler.body.last()?
                }
            }
            other => return Some(other),
        };
    }
}

#[test]
fn test() {
    crate::testing::check(
        UselessReturn,
        r#"
def f(x):
# @1-1:6 PLR1711: Useless return at end of function or method
    print(x)
    return
def f(x):
# @1 PLR1711
    print(x)
    if x:
        print(x)
    else:
        return None
def f(x):
    """Nothing."""
    return
def f(x):
    if x:
        return
    return
def f(x):
    print(x)
    while x:
        return
"#,
    );
}
