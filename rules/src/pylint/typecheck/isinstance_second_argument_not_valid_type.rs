use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Inference, Value};
use ruff_python_ast::{Expr, ExprCall};

declare_rule! {
    /// Checks for `isinstance` with what is no type.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// print(isinstance(3, "int"))
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// print(isinstance(3, int))
    /// ```
    IsinstanceSecondArgumentNotValidType {
        code: "PLW1116", name: "isinstance-second-argument-not-valid-type", severity: Warning, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for IsinstanceSecondArgumentNotValidType {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        if !checker.model.is_builtin(&node.func, "isinstance") || !node.arguments.keywords.is_empty() {
            return;
        }
        let [_, kind] = &*node.arguments.args else { return };
        if is_no_type(kind, Inference::new(checker.model), 0) {
            checker.report(Self, node, "Second argument of isinstance is not a type");
        }
    }
}

/// Tuples of tuples are looked into this deep.
const MOST_TUPLES: usize = 8;

fn is_no_type<'a>(kind: &'a Expr, inference: Inference<'a>, depth: usize) -> bool {
    match inference.infer_one(kind) {
        Some(Value::Literal(Expr::Tuple(tuple))) => {
            depth < MOST_TUPLES
                && tuple
                    .elts
                    .iter()
                    .any(|element| is_no_type(element, inference, depth + 1))
        }
        Some(Value::Literal(Expr::Lambda(_))) => true,
        Some(Value::Instance(class)) => {
            inference.ancestry(class).is_plain()
                && class.decorator_list.is_empty()
                && class.keywords().is_empty()
        }
        Some(Value::Function(function)) => function.decorator_list.is_empty(),
        Some(value) => value.builtin_type().is_some_and(|kind| kind != "tuple"),
        None => false,
    }
}

#[test]
fn test() {
    crate::testing::check(
        IsinstanceSecondArgumentNotValidType,
        r#"
isinstance(x, 5)
# @1-1:17 PLW1116: Second argument of isinstance is not a type
isinstance(x, (int, (str, "a")))
# @1 PLW1116: Second argument of isinstance is not a type
isinstance(x, [int])
# @1 PLW1116: Second argument of isinstance is not a type
isinstance(x, int | str)
isinstance(x, (int, type(None)))
isinstance(x, y)
"#,
    );
}
