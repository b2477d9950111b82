use ruff_python_ast::{Expr, ExprList, ExprSubscript, ExprTuple};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Value, literal_int};

declare_rule! {
    /// Checks for an index into a list or tuple as it is written that lies behind its end.
    ///
    /// ## Why is this bad?
    /// Python raises `IndexError`.
    ///
    /// ## Example
    /// ```python
    /// print(["a", "b"][2])
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// print(["a", "b"][1])
    /// ```
    PotentialIndexError {
        code: "PLE0643", name: "potential-index-error", severity: Error, nodes: [ExprSubscript]
    }
}

impl Check<ExprSubscript> for PotentialIndexError {
    fn check<'a>(subscript: &'a ExprSubscript, checker: &mut Checker<'a>) {
        let (Expr::List(ExprList { elts, .. }) | Expr::Tuple(ExprTuple { elts, .. })) = &*subscript.value
        else {
            return;
        };
        let index = match checker.infer_one(&subscript.slice) {
            Some(Value::Literal(Expr::BooleanLiteral(literal))) => i64::from(literal.value),
            Some(Value::Literal(literal)) => match literal_int(literal) {
                Some(index) => index,
                None => return,
            },
            _ => return,
        };
        // What a star unpacks is of any length.
        let is_bounded = !elts.iter().any(Expr::is_starred_expr);
        if is_bounded && usize::try_from(index).is_ok_and(|index| index >= elts.len()) {
            checker.report(Self, subscript, "Invalid index for iterable length");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        PotentialIndexError,
        r#"
n = 5
[1, 2][n], (1,)[1], [1][0], [1][-3], [*x][4], "ab"[7], [1][1:4]
# @1-1:10 PLE0643: Invalid index for iterable length
# @12-1:19 PLE0643
[][True]
# @1 PLE0643
x = [1]
x[3]
"#,
    );
}
