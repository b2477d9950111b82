use ruff_python_ast::{self as ast, Expr, Stmt};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for two names that change places by way of a third.
    ///
    /// ## Why is this bad?
    /// `a, b = b, a` needs no third name, and no second look.
    ///
    /// ## Example
    /// ```python
    /// def ordered(low, high):
    ///     if low > high:
    ///         spare = low
    ///         low = high
    ///         high = spare
    ///     return low, high
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def ordered(low, high):
    ///     if low > high:
    ///         low, high = high, low
    ///     return low, high
    /// ```
    ConsiderSwapVariables { code: "PLR1712", name: "consider-swap-variables", severity: Refactor, nodes: [ModModule, StmtFunctionDef, StmtClassDef, StmtIf, StmtFor, StmtWhile, StmtWith, StmtTry, ExceptHandlerExceptHandler] }
}

fn block<'a>(body: &'a [Stmt], checker: &mut Checker<'a>) {
    for three in body.windows(3) {
        let [Some((spare, first)), Some((second, third)), Some((fourth, fifth))] =
            [&three[0], &three[1], &three[2]].map(names)
        else {
            continue;
        };
        if first == second && third == fourth && spare == fifth {
            let message = "Consider using tuple unpacking for swapping variables";
            checker.report(ConsiderSwapVariables, &three[0], message);
        }
    }
}

/// `name = other`
fn names(statement: &Stmt) -> Option<(&str, &str)> {
    let Stmt::Assign(assign) = statement else {
        return None;
    };
    match (&*assign.targets, &*assign.value) {
        ([Expr::Name(target)], Expr::Name(value)) => Some((target.id.as_str(), value.id.as_str())),
        _ => None,
    }
}

macro_rules! check_blocks {
    ($($node:ident: $($body:ident)*;)*) => {
        $(impl Check<ast::$node> for ConsiderSwapVariables {
            fn check<'a>(node: &'a ast::$node, checker: &mut Checker<'a>) {
                $(block(&node.$body, checker);)*
            }
        })*
    };
}
check_blocks! {
    ModModule: body;
    StmtFunctionDef: body;
    StmtClassDef: body;
    StmtFor: body orelse;
    StmtWhile: body orelse;
    StmtWith: body;
    StmtTry: body orelse finalbody;
    ExceptHandlerExceptHandler: body;
}

impl Check<ast::StmtIf> for ConsiderSwapVariables {
    fn check<'a>(node: &'a ast::StmtIf, checker: &mut Checker<'a>) {
        block(&node.body, checker);
        for clause in &node.elif_else_clauses {
            block(&clause.body, checker);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ConsiderSwapVariables,
        r#"
if x:
    t = a
  # ^^^^^ PLR1712: Consider using tuple unpacking for swapping variables
    a = b
    b = t
t = a
a = b
b = c
t = a.x
a.x = b.x
b.x = t
"#,
    );
}
