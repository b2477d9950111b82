//! Indices and slices of builtin sequences.

use ruff_python_ast::{Expr, ExprSubscript};

use crate::checker::Checker;
use crate::hooks::Listed;
use crate::inference::{Inference, Value, literal_int};
use crate::pylint::group::{leads, report};
use crate::pylint::typecheck::{InvalidSequenceIndex, InvalidSliceIndex, InvalidSliceStep};
use crate::rule::RuleId;

const GROUP: &[RuleId] = &[
    InvalidSequenceIndex::ID,
    InvalidSliceIndex::ID,
    InvalidSliceStep::ID,
];

pub(super) fn check<'a, R: Listed>(rule: R, node: &'a ExprSubscript, checker: &mut Checker<'a>) {
    // Most indices are names, numbers or strings; only a sequence's are looked at.
    if matches!(&*node.slice, Expr::NumberLiteral(number) if number.value.is_int())
        || !leads(rule, GROUP, checker)
    {
        return;
    }
    let inference = Inference::new(checker.model);
    let Some(owner) = inference.infer_one(&node.value) else {
        return;
    };
    if let Expr::Slice(slice) = &*node.slice {
        let plain = matches!(
            owner.builtin_type(),
            Some("list" | "tuple" | "str" | "bytes" | "dict")
        );
        if !plain || !matches!(owner, Value::Literal(_)) {
            return;
        }
        for part in [&slice.lower, &slice.upper, &slice.step].into_iter().flatten() {
            let kind = inference.infer_one(part).and_then(Value::builtin_type);
            if kind.is_some_and(|kind| !matches!(kind, "int" | "bool" | "NoneType")) {
                let message = "Slice index is not an int, None, or instance with __index__";
                report(InvalidSliceIndex, &**part, message, checker);
            }
        }
        if let Some(step) = &slice.step
            && literal_int(step) == Some(0)
        {
            report(InvalidSliceStep, &**step, "Slice step cannot be 0", checker);
        }
    } else if matches!(
        owner.builtin_type(),
        Some("list" | "tuple" | "str" | "bytes" | "bytearray" | "range")
    ) {
        let kind = inference.infer_one(&node.slice).and_then(Value::builtin_type);
        if kind.is_some_and(|kind| !matches!(kind, "int" | "bool" | "slice")) {
            let message = "Sequence index is not an int, slice, or instance with __index__";
            report(InvalidSequenceIndex, node, message, checker);
        }
    }
}
