use ruff_python_ast::{Expr, ExprCall};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::same::is_same;

declare_rule! {
    /// Checks for `dict` called with a list comprehension.
    ///
    /// ## Why is this bad?
    /// A dictionary comprehension builds no list of pairs first.
    ///
    /// ## Example
    /// ```python
    /// def by_name(people):
    ///     return dict([(person.name, person) for person in people])
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def by_name(people):
    ///     return {person.name: person for person in people}
    /// ```
    ConsiderUsingDictComprehension { code: "PLR1717", name: "consider-using-dict-comprehension", severity: Refactor, nodes: [ExprCall] }
}

impl Check<ExprCall> for ConsiderUsingDictComprehension {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        let Some(Expr::ListComp(list)) = node.arguments.args.first() else {
            return;
        };
        if !checker.model.is_builtin(&node.func, "dict") {
            return;
        }
        match &*list.elt {
            Expr::Call(_) => return,
            Expr::If(choice) => {
                // Pairs that differ in key and value stay as they are.
                if let (Some([key, value]), Some([other_key, other_value])) =
                    (pair(&choice.body), pair(&choice.orelse))
                    && !is_same(key, other_key, checker.source)
                    && !is_same(value, other_value, checker.source)
                {
                    return;
                }
            }
            _ => {}
        }
        checker.report(Self, node, "Consider using a dictionary comprehension");
    }
}

fn pair(expr: &Expr) -> Option<&[Expr]> {
    match expr {
        Expr::Tuple(tuple) => Some(&tuple.elts),
        Expr::List(list) => Some(&list.elts),
        _ => None,
    }
}

#[test]
fn test() {
    crate::testing::check(
        ConsiderUsingDictComprehension,
        r#"
dict([(a, b) for a, b in x])
# @1-1:29 PLR1717: Consider using a dictionary comprehension
dict([a() for a in x])
dict((a, b) for a, b in x)
dict([(a, b) if a else (b, a) for a, b in x])
"#,
    );
}
