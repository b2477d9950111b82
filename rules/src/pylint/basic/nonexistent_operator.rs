use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::{Expr, ExprUnaryOp, UnaryOp};
use ruff_text_size::Ranged;

declare_rule! {
    /// Checks for `++x` and `--x`.
    ///
    /// ## Why is this bad?
    /// Python has no such operators: the signs cancel out, and nothing changes.
    ///
    /// ## Example
    /// ```python
    /// ++count
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// count += 1
    /// ```
    NonexistentOperator {
        code: "PLE0107", name: "nonexistent-operator", severity: Error, nodes: [ExprUnaryOp]
    }
}

impl Check<ExprUnaryOp> for NonexistentOperator {
    fn check<'a>(node: &'a ExprUnaryOp, checker: &mut Checker<'a>) {
        let sign = match node.op {
            UnaryOp::UAdd => '+',
            UnaryOp::USub => '-',
            _ => return,
        };
        if let Expr::UnaryOp(inner) = &*node.operand
            && inner.op == node.op
            && inner.range.start() == node.start() + ruff_text_size::TextSize::of(sign)
        {
            checker.report(
                Self,
                node,
                format!("Use of the non-existent {sign}{sign} operator"),
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        NonexistentOperator,
        r#"
++x
# @1-1:4 PLE0107: Use of the non-existent ++ operator
--x
# @1-1:4 PLE0107: Use of the non-existent -- operator
+-x
- -x
"#,
    );
}
