use ruff_python_ast::{self as ast, AnyNodeRef, Expr};
use ruff_text_size::{Ranged, TextRange};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for loops over a list that is written in place.
    ///
    /// ## Why is this bad?
    /// A tuple is a constant, made once.
    ///
    /// ## Example
    /// ```python
    /// for color in ["red", "green"]:
    ///     print(color)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// for color in ("red", "green"):
    ///     print(color)
    /// ```
    ConsiderUsingTuple { code: "PLR6102", name: "consider-using-tuple", severity: Refactor, nodes: [ExprList, ExprSet], default: false }
}

fn check<'a>(range: TextRange, what: &str, checker: &mut Checker<'a>) {
    let is_iterated = match checker.model.ancestors(checker.node).next() {
        Some(AnyNodeRef::StmtFor(parent)) => parent.iter.range() == range,
        Some(AnyNodeRef::Comprehension(parent)) => parent.iter.range() == range,
        _ => false,
    };
    if is_iterated {
        let message = format!("Consider using an in-place tuple instead of {what}");
        checker.report(ConsiderUsingTuple, range, message);
    }
}

impl Check<ast::ExprList> for ConsiderUsingTuple {
    fn check<'a>(node: &'a ast::ExprList, checker: &mut Checker<'a>) {
        if !node.iter().any(Expr::is_starred_expr) {
            check(node.range(), "list", checker);
        }
    }
}

impl Check<ast::ExprSet> for ConsiderUsingTuple {
    fn check<'a>(node: &'a ast::ExprSet, checker: &mut Checker<'a>) {
        if !node.iter().any(Expr::is_starred_expr) {
            check(node.range(), "set", checker);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ConsiderUsingTuple,
        r#"
for i in [1, 2]: pass
       # ^^^^^^ PLR6102: Consider using an in-place tuple instead of list
for i in (1, 2): pass
x in [1, 2]
"#,
    );
}
