use ruff_python_ast::{AnyNodeRef, Expr, ExprLambda};
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for lambda expressions that get a name.
    ///
    /// ## Why is this bad?
    /// `def` gives the function its name in tracebacks too, and room for a docstring.
    ///
    /// ## Example
    /// ```python
    /// double = lambda number: number * 2
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def double(number):
    ///     return number * 2
    /// ```
    UnnecessaryLambdaAssignment { code: "PLC3001", name: "unnecessary-lambda-assignment", severity: Convention, nodes: [ExprLambda] }
}

impl Check<ExprLambda> for UnnecessaryLambdaAssignment {
    fn check<'a>(node: &'a ExprLambda, checker: &mut Checker<'a>) {
        let mut ancestors = checker.model.ancestors(checker.node);
        let named = match ancestors.next() {
            Some(AnyNodeRef::StmtAssign(assign)) => {
                assign.value.range() == node.range() && assign.targets[0].is_name_expr()
            }
            Some(AnyNodeRef::ExprNamed(named)) => named.value.range() == node.range(),
            Some(AnyNodeRef::ExprTuple(values)) => match ancestors.next() {
                Some(AnyNodeRef::StmtAssign(assign)) if assign.value.range() == values.range() => {
                    let place = values.iter().position(|value| value.range() == node.range());
                    match (&assign.targets[0], place) {
                        (Expr::Tuple(targets), Some(place)) => {
                            targets.elts.get(place).is_some_and(Expr::is_name_expr)
                        }
                        _ => false,
                    }
                }
                _ => false,
            },
            _ => false,
        };
        if named {
            let message = "Lambda expression assigned to a variable. Define a function using the \"def\" keyword instead.";
            checker.report(Self, node, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnnecessaryLambdaAssignment,
        r#"
x = lambda: 1
  # ^^^^^^^^^ PLC3001: Lambda expression assigned to a variable. Define a function using the "def" keyword instead.
a, b = 1, lambda: 1
        # ^^^^^^^^^ PLC3001
x.y = lambda: 1
f(lambda: 1)
"#,
    );
}
