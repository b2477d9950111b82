use ruff_python_ast::{Expr, ExprCall};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `set` called with a list comprehension.
    ///
    /// ## Why is this bad?
    /// A set comprehension builds no list first.
    ///
    /// ## Example
    /// ```python
    /// def names(people):
    ///     return set([person.name for person in people])
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def names(people):
    ///     return {person.name for person in people}
    /// ```
    ConsiderUsingSetComprehension { code: "PLR1718", name: "consider-using-set-comprehension", severity: Refactor, nodes: [ExprCall] }
}

impl Check<ExprCall> for ConsiderUsingSetComprehension {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        if matches!(node.arguments.args.first(), Some(Expr::ListComp(_)))
            && checker.model.is_builtin(&node.func, "set")
        {
            checker.report(Self, node, "Consider using a set comprehension");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ConsiderUsingSetComprehension,
        r#"
set([a for a in x])
# @1-1:20 PLR1718: Consider using a set comprehension
set(a for a in x)
"#,
    );
}
