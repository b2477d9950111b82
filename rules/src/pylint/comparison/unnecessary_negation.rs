use crate::inference::{Inference, Value};
use crate::pylint::as_string::as_string;
use ruff_python_ast::{AnyNodeRef, CmpOp, Expr, ExprUnaryOp, UnaryOp};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for negations that a positive test could say.
    ///
    /// ## Why is this bad?
    /// Each `not` is one more thing to keep in mind.
    ///
    /// ## Example
    /// ```python
    /// width, height = 3, 4
    /// if not width == height:
    ///     stretch()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// width, height = 3, 4
    /// if width != height:
    ///     stretch()
    /// ```
    UnnecessaryNegation {
        code: "PLC0117", name: "unnecessary-negation", severity: Convention, nodes: [ExprUnaryOp]
    }
}

impl Check<ExprUnaryOp> for UnnecessaryNegation {
    fn check<'a>(node: &'a ExprUnaryOp, checker: &mut Checker<'a>) {
        if node.op != UnaryOp::Not {
            return;
        }
        match &*node.operand {
            // `not not x`
            Expr::UnaryOp(inner) if inner.op == UnaryOp::Not => {
                report(node, as_string(&inner.operand), checker);
            }
            Expr::Compare(compare) => {
                let ([op], [right]) = (&*compare.ops, &*compare.comparators) else {
                    return;
                };
                let reversed = reversed(*op);
                if let AnyNodeRef::StmtFunctionDef(method) = frame(checker)
                    && negates(method.name.as_str()) == Some(*op)
                {
                    return;
                }
                // Sets are ordered by inclusion: of two, neither may be less. What is not known may be a set.
                let inference = Inference::new(checker.model);
                let sides = [&*compare.left, right].map(|side| inference.infer_one(side));
                let computed = |value: Value| matches!(value, Value::InstanceOfBuiltin(_));
                if sides
                    .iter()
                    .any(|side| side.is_none_or(|value| is_set(value) || computed(value)))
                {
                    return;
                }
                let suggestion = format!(
                    "{} {} {}",
                    as_string(&compare.left),
                    reversed.as_str(),
                    as_string(right)
                );
                report(node, suggestion, checker);
            }
            _ => {}
        }
    }
}

fn report(node: &ExprUnaryOp, suggestion: String, checker: &mut Checker) {
    let expr = as_string(&node.operand);
    let message = format!("Consider changing \"not {expr}\" to \"{suggestion}\"");
    checker.report(UnnecessaryNegation, node, message);
}

fn frame<'a>(checker: &Checker<'a>) -> AnyNodeRef<'a> {
    let inference = Inference::new(checker.model);
    let scope = inference.frame(checker.model.nodes.get(checker.node).scope);
    checker.model.nodes.get(checker.model.scope(scope).node).node
}

fn reversed(op: CmpOp) -> CmpOp {
    match op {
        CmpOp::Lt => CmpOp::GtE,
        CmpOp::LtE => CmpOp::Gt,
        CmpOp::Gt => CmpOp::LtE,
        CmpOp::GtE => CmpOp::Lt,
        CmpOp::Eq => CmpOp::NotEq,
        CmpOp::NotEq => CmpOp::Eq,
        CmpOp::In => CmpOp::NotIn,
        CmpOp::NotIn => CmpOp::In,
        CmpOp::Is => CmpOp::IsNot,
        CmpOp::IsNot => CmpOp::Is,
    }
}

/// The operator that a special method may negate: `__ne__` is written as `not self == other`.
fn negates(method: &str) -> Option<CmpOp> {
    match method {
        "__ne__" => Some(CmpOp::Eq),
        _ => None,
    }
}

fn is_set(value: Value) -> bool {
    matches!(value.builtin_type(), Some("set" | "frozenset"))
}

#[test]
fn test() {
    crate::testing::check(
        UnnecessaryNegation,
        r#"
a = b = 1
if not a == b: pass
 # ^^^^^^^^^^ PLC0117: Consider changing "not a == b" to "a != b"
not a in "b"
# @1 PLC0117: Consider changing "not a in 'b'" to "a not in 'b'"
not a < b
# @1 PLC0117: Consider changing "not a < b" to "a >= b"
not not unknown
# @1 PLC0117: Consider changing "not not unknown" to "unknown"
not unknown == a
not a < b < b
not a
not {1} < {2}
not a is b
# @1 PLC0117
not a not in "b"
# @1 PLC0117: Consider changing "not a not in 'b'" to "a in 'b'"
class A:
    def __ne__(self, other):
        return not self == other
"#,
    );
}
