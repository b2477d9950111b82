use ruff_python_ast::{Expr, Operator, StmtAssign};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Inference, Value};
use crate::pylint::same::is_same;

declare_rule! {
    /// Checks for assignments that could be made with an operator.
    ///
    /// ## Why is this bad?
    /// `count += 1` names the target once.
    ///
    /// ## Example
    /// ```python
    /// count = 0
    /// count = count + 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// count = 0
    /// count += 1
    /// ```
    ConsiderUsingAugmentedAssign { code: "PLR6104", name: "consider-using-augmented-assign", severity: Refactor, nodes: [StmtAssign], default: false }
}

impl Check<StmtAssign> for ConsiderUsingAugmentedAssign {
    fn check<'a>(node: &'a StmtAssign, checker: &mut Checker<'a>) {
        // Of several targets pylint looks at the first.
        let ([target, ..], Expr::BinOp(operation)) = (&*node.targets, &*node.value) else {
            return;
        };
        let is_plain = match target {
            Expr::Name(_) | Expr::Attribute(_) => true,
            Expr::Subscript(item) => is_constant(&item.slice, checker),
            _ => false,
        };
        if !is_plain {
            return;
        }
        let found = (is_same(&operation.left, target, checker.source) && !operation.right.is_call_expr())
            || (matches!(
                operation.op,
                Operator::Add | Operator::Mult | Operator::BitAnd | Operator::BitOr | Operator::BitXor
            ) && is_same(&operation.right, target, checker.source)
                && is_integer(&operation.left, checker));
        if found {
            let message = format!(
                "Use '{}=' to do an augmented assign directly",
                operation.op.as_str()
            );
            checker.report(Self, node, message);
        }
    }
}

/// Whether an index is known to be a number, a string or another constant.
fn is_constant<'a>(index: &'a Expr, checker: &Checker<'a>) -> bool {
    let value = Inference::new(checker.model).infer_one(index);
    value.is_some_and(|value| match value {
        Value::Literal(literal) => literal.is_literal_expr(),
        // What arithmetic gives has no literal.
        other => index.is_bin_op_expr() && matches!(other.builtin_type(), Some("int" | "float" | "str")),
    })
}

/// The order matters for what is no number.
fn is_integer<'a>(expr: &'a Expr, checker: &Checker<'a>) -> bool {
    let value = Inference::new(checker.model).infer_one(expr);
    value.is_some_and(|value| {
        // Of what a call gives, pylint knows the class and not the number.
        let is_known = matches!(value, Value::Literal(_)) || expr.is_bin_op_expr() || expr.is_unary_op_expr();
        is_known && matches!(value.builtin_type(), Some("int" | "bool"))
    })
}

#[test]
fn test() {
    crate::testing::check(
        ConsiderUsingAugmentedAssign,
        r#"
x = x + 1
# @1-1:10 PLR6104: Use '+=' to do an augmented assign directly
x.a = 2 * x.a
# @1-1:14 PLR6104: Use '*=' to do an augmented assign directly
x = "a" + x
x = 1 - x
x = y + 1
x = x / x.sum()
x = unknown + x
x = 2.0 * x
n = len(z)
x = n + x
y = x = x + 1
x = y = x + 1
# @1-1:14 PLR6104
i = 1
z[i] = z[i] + 1
# @1-1:16 PLR6104
z[i:] = z[i:] + 1
z[unknown] = z[unknown] + 1
"#,
    );
}
