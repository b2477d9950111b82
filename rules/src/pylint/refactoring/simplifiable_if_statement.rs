use ruff_python_ast::{ElifElseClause, Expr, Stmt, StmtIf};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `if` statements that return, or assign, `True` or `False` as their test says.
    ///
    /// ## Why is this bad?
    /// The test already is the answer.
    ///
    /// ## Example
    /// ```python
    /// def is_adult(age):
    ///     if age >= 18:
    ///         return True
    ///     else:
    ///         return False
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def is_adult(age):
    ///     return age >= 18
    /// ```
    SimplifiableIfStatement { code: "PLR1703", name: "simplifiable-if-statement", severity: Refactor, nodes: [StmtIf] }
}

impl Check<StmtIf> for SimplifiableIfStatement {
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
        let instead = match (&*node.body, &**orelse) {
            ([Stmt::Return(body)], [Stmt::Return(orelse)]) => {
                let (Some(true), Some(_)) =
                    (boolean(body.value.as_deref()), boolean(orelse.value.as_deref()))
                else {
                    return;
                };
                "'return bool(test)'"
            }
            ([Stmt::Assign(body)], [Stmt::Assign(orelse)]) => {
                let (Some(true), Some(_)) = (boolean(Some(&body.value)), boolean(Some(&orelse.value))) else {
                    return;
                };
                let is_same = body.targets.len() == orelse.targets.len()
                    && body.targets.iter().zip(&orelse.targets).all(|pair| {
                        matches!(pair, (Expr::Name(first), Expr::Name(second)) if first.id == second.id)
                    });
                if !is_same {
                    return;
                }
                "'var = bool(test)'"
            }
            _ => return,
        };
        checker.report(
            Self,
            node,
            format!("The if statement can be replaced with {instead}"),
        );
    }
}

fn boolean(value: Option<&Expr>) -> Option<bool> {
    match value? {
        Expr::BooleanLiteral(literal) => Some(literal.value),
        _ => None,
    }
}

#[test]
fn test() {
    crate::testing::check(
        SimplifiableIfStatement,
        r#"
def f(x):
    if x:
# @5-4:21 PLR1703: The if statement can be replaced with 'return bool(test)'
        return True
    else:
        return False
if x > 1:
# @1 PLR1703: The if statement can be replaced with 'var = bool(test)'
    y = True
else:
    y = False
if x:
    y = False
else:
    y = True
if x:
    y = True
else:
    z = False
"#,
    );
}
