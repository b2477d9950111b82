use ruff_python_ast::{ElifElseClause, Expr, StmtIf};
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for conditions of `if` and `elif` that join more expressions by `and` and `or` than `max-bool-expr`
    /// allows (5).
    ///
    /// ## Why is this bad?
    /// Nobody can tell at a glance when such a condition holds.
    ///
    /// ## Example
    /// ```python
    /// if a and b and c and d and e and f:
    ///     run()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if all([a, b, c, d, e, f]):
    ///     run()
    /// ```
    ///
    /// ## Options
    /// - `max-bool-expr`
    TooManyBooleanExpressions {
        code: "PLR0916", name: "too-many-boolean-expressions", severity: Refactor,
        nodes: [StmtIf, ElifElseClause]
    }
}

impl Check<StmtIf> for TooManyBooleanExpressions {
    fn check<'a>(node: &'a StmtIf, checker: &mut Checker<'a>) {
        check(&node.test, checker);
    }
}

impl Check<ElifElseClause> for TooManyBooleanExpressions {
    fn check<'a>(clause: &'a ElifElseClause, checker: &mut Checker<'a>) {
        if let Some(test) = &clause.test {
            check(test, checker);
        }
    }
}

fn check(test: &Expr, checker: &mut Checker) {
    let max = checker.settings.pylint.design.max_bool_expr;
    if !test.is_bool_op_expr() {
        return;
    }
    let mut count = 0;
    let mut open: smallvec::SmallVec<[&Expr; 8]> = smallvec::SmallVec::new();
    open.push(test);
    while let Some(expr) = open.pop() {
        match expr {
            Expr::BoolOp(node) => open.extend(&node.values),
            _ => count += 1,
        }
    }
    if count > max {
        checker.report(
            TooManyBooleanExpressions,
            test.range(),
            format!("Too many boolean expressions in if statement ({count}/{max})"),
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        TooManyBooleanExpressions,
        r#"
if a and b and (c or d and e) or f:
 # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PLR0916: Too many boolean expressions in if statement (6/5)
    pass
elif a and b and c and d and e:
    pass
elif a or b or c or d or e or f or g:
   # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PLR0916: Too many boolean expressions in if statement (7/5)
    pass
if a and not (b and c and d and e and f):
    pass
"#,
    );
}
