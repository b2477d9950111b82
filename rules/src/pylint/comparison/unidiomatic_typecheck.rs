use crate::inference::{Inference, Value};
use ruff_python_ast::{CmpOp, Expr, ExprCompare};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for types that are compared by `type(x) == Type` rather than by `isinstance`.
    ///
    /// ## Why is this bad?
    /// Instances of subclasses are instances too.
    ///
    /// ## Example
    /// ```python
    /// if type(shape) == Circle:
    ///     draw(shape)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if isinstance(shape, Circle):
    ///     draw(shape)
    /// ```
    UnidiomaticTypecheck {
        code: "PLC0123", name: "unidiomatic-typecheck", severity: Convention, nodes: [ExprCompare]
    }
}

impl Check<ExprCompare> for UnidiomaticTypecheck {
    fn check<'a>(node: &'a ExprCompare, checker: &mut Checker<'a>) {
        let (CmpOp::Eq | CmpOp::NotEq | CmpOp::Is | CmpOp::IsNot, right) =
            (node.ops[0], &node.comparators[0])
        else {
            return;
        };
        let (left, right_call) = (is_type_call(&node.left, checker), is_type_call(right, checker));
        // Two calls of `type` compare two objects, unless the second is known.
        let known =
            |expr: &'a Expr| matches!(expr, Expr::Call(call) if is_literal(&call.arguments.args[0], checker));
        if left && (!right_call || known(right)) || right_call && !left {
            checker.report(Self, node, "Use isinstance() rather than type() for a typecheck.");
        }
    }
}

fn is_type_call(expr: &Expr, checker: &Checker) -> bool {
    matches!(expr, Expr::Call(call) if call.arguments.args.len() == 1
        && call.arguments.keywords.is_empty()
        && checker.model.is_builtin(&call.func, "type"))
}

fn is_literal<'a>(expr: &'a Expr, checker: &Checker<'a>) -> bool {
    Inference::new(checker.model)
        .infer_one(expr)
        .is_some_and(|value| matches!(value, Value::Literal(_)))
}

#[test]
fn test() {
    crate::testing::check(
        UnidiomaticTypecheck,
        r#"
type(x) == int
# @1 PLC0123: Use isinstance() rather than type() for a typecheck.
type(x) is not int
# @1 PLC0123
type(x) is type([])
# @1 PLC0123
type(x) == type(y)
type(x) in (int, str)
int == type(x)
# @1 PLC0123
type(x, y, z) == int
"#,
    );
}
