use crate::pylint::as_string::as_string;
use ruff_python_ast::{Expr, ExprCompare};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for names that are compared with themselves.
    ///
    /// ## Why is this bad?
    /// The answer is known, so a slip is likely.
    ///
    /// ## Example
    /// ```python
    /// if first == first:
    ///     merge()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if first == second:
    ///     merge()
    /// ```
    ComparisonWithItself {
        code: "PLR0124", name: "comparison-with-itself", severity: Refactor, nodes: [ExprCompare]
    }
}

impl Check<ExprCompare> for ComparisonWithItself {
    fn check<'a>(node: &'a ExprCompare, checker: &mut Checker<'a>) {
        let (op, left, right) = (node.ops[0], &*node.left, &node.comparators[0]);
        if is_same(left, right) {
            let text = as_string(left);
            let message = format!("Redundant comparison - {text} {} {text}", op.as_str());
            checker.report(Self, node, message);
        }
    }
}

/// Whether both are the same name, the same attributes of a name, or the same constant.
fn is_same(mut left: &Expr, mut right: &Expr) -> bool {
    while let (Expr::Attribute(one), Expr::Attribute(other)) = (left, right) {
        if one.attr.as_str() != other.attr.as_str() {
            return false;
        }
        (left, right) = (&one.value, &other.value);
    }
    match (left, right) {
        (Expr::Name(left), Expr::Name(right)) => left.id == right.id,
        (left, right) => {
            left.is_literal_expr()
                && right.is_literal_expr()
                && !left.is_f_string_expr()
                && as_string(left) == as_string(right)
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ComparisonWithItself,
        r#"
x == x
# @1 PLR0124: Redundant comparison - x == x
x is not x
# @1 PLR0124: Redundant comparison - x is not x
1 < 1 < 2
# @1 PLR0124: Redundant comparison - 1 < 1
x.a.b == x.a.b
# @1 PLR0124: Redundant comparison - x.a.b == x.a.b
x in x
# @1 PLR0124
x == y
x.a == y.a
f() == f()
x[0] == x[0]
"#,
    );
}
