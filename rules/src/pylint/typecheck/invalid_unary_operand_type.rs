use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Inference, Value};
use ruff_python_ast::{ExprUnaryOp, UnaryOp};

declare_rule! {
    /// Checks for `-`, `+` and `~` before what has no such operation.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// print(-[])
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// print(-1)
    /// ```
    InvalidUnaryOperandType {
        code: "PLE1130", name: "invalid-unary-operand-type", severity: Error, nodes: [ExprUnaryOp]
    }
}

impl Check<ExprUnaryOp> for InvalidUnaryOperandType {
    fn check<'a>(node: &'a ExprUnaryOp, checker: &mut Checker<'a>) {
        let (operator, method) = match node.op {
            UnaryOp::USub => ("-", "__neg__"),
            UnaryOp::UAdd => ("+", "__pos__"),
            UnaryOp::Invert => ("~", "__invert__"),
            UnaryOp::Not => return,
        };
        let inference = Inference::new(checker.model);
        let values = inference.infer(&node.operand);
        if values.iter().any(|value| value.is_unknown()) {
            return;
        }
        let mut reported: Vec<&str> = Vec::new();
        for value in values {
            let (name, fits) = match value {
                Value::Instance(class) => {
                    let ancestry = inference.ancestry(class);
                    let known = ancestry.is_plain() && class.decorator_list.is_empty();
                    (
                        class.name.as_str(),
                        !known || inference.member(&ancestry, method).is_some(),
                    )
                }
                value => match value.builtin_type() {
                    Some(name @ ("int" | "bool")) => (name, true),
                    Some(name @ ("float" | "complex")) => (name, node.op != UnaryOp::Invert),
                    Some(name) => (name, false),
                    None => continue,
                },
            };
            if !fits && !reported.contains(&name) {
                reported.push(name);
                checker.report(
                    Self,
                    node,
                    format!("bad operand type for unary {operator}: {name}"),
                );
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidUnaryOperandType,
        r#"
x = -[]
  # ^^^ PLE1130: bad operand type for unary -: list
x = ~1.5
  # ^^^^ PLE1130: bad operand type for unary ~: float
x = +True
class A:
    def __neg__(self): return self
x = -A()
x = +A()
  # ^^^^ PLE1130: bad operand type for unary +: A
x = -unknown
"#,
    );
}
