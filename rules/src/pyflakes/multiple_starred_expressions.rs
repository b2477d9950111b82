use ruff_python_ast::{Expr, ExprContext, ExprList, ExprTuple};
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for assignments to several starred targets.
    ///
    /// ## Why is this bad?
    /// Python could not tell how to share the values between them: it is a syntax error.
    ///
    /// ## Example
    /// ```python
    /// *head, middle, *tail = [1, 2, 3]
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// head, middle, *tail = [1, 2, 3]
    /// ```
    MultipleStarredExpressions {
        code: "F622", name: "multiple-starred-expressions", severity: Error, nodes: [ExprTuple, ExprList]
    }
}

impl Check<ExprTuple> for MultipleStarredExpressions {
    fn check<'a>(node: &'a ExprTuple, checker: &mut Checker<'a>) {
        check_targets(&node.elts, node.ctx, node, checker);
    }
}

impl Check<ExprList> for MultipleStarredExpressions {
    fn check<'a>(node: &'a ExprList, checker: &mut Checker<'a>) {
        check_targets(&node.elts, node.ctx, node, checker);
    }
}

fn check_targets(elements: &[Expr], context: ExprContext, at: impl Ranged, checker: &mut Checker) {
    let is_store = context == ExprContext::Store;
    if is_store
        && elements
            .iter()
            .filter(|element| element.is_starred_expr())
            .count()
            > 1
    {
        checker.report(
            MultipleStarredExpressions,
            at,
            "Two starred expressions in assignment",
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        MultipleStarredExpressions,
        r#"
a, *b = c
*a, *b = c
# @1-1:7 F622: Two starred expressions in assignment
for [*a, *b] in c: ...
  # ^^^^^^^^ F622
[*a, *b]
"#,
    );
}
