use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::{Expr, StmtAssign};

declare_rule! {
    /// Checks for assignments with several starred targets.
    ///
    /// ## Why is this bad?
    /// Python refuses to compile the module: nothing says how to share the values.
    ///
    /// ## Example
    /// ```python
    /// *a, *b = items
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// *a, b = items
    /// ```
    TooManyStarExpressions {
        code: "PLE0112", name: "too-many-star-expressions", severity: Error, nodes: [StmtAssign]
    }
}

impl Check<StmtAssign> for TooManyStarExpressions {
    fn check<'a>(assign: &'a StmtAssign, checker: &mut Checker<'a>) {
        let many = assign.targets.iter().any(|target| match target {
            Expr::Tuple(tuple) => {
                tuple
                    .elts
                    .iter()
                    .filter(|element| element.is_starred_expr())
                    .count()
                    > 1
            }
            Expr::List(list) => {
                list.elts
                    .iter()
                    .filter(|element| element.is_starred_expr())
                    .count()
                    > 1
            }
            _ => false,
        });
        if many {
            checker.report(Self, assign, "More than one starred expression in assignment");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        TooManyStarExpressions,
        r#"
*a, *b = x
# @1-1:11 PLE0112: More than one starred expression in assignment
*a, (*b, c) = x
"#,
    );
}
