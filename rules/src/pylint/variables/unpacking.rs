//! What is unpacked into how many names.

use ruff_python_ast::{Expr, StmtAssign, StmtClassDef};
use ruff_text_size::{Ranged, TextSize};

use crate::checker::Checker;
use crate::hooks::Listed;
use crate::inference::{Inference, Value};
use crate::pylint::as_string::as_string;
use crate::pylint::group::{leads, report};
use crate::pylint::variables::{UnbalancedDictUnpacking, UnbalancedTupleUnpacking, UnpackingNonSequence};
use crate::rule::RuleId;

const GROUP: &[RuleId] = &[
    UnbalancedDictUnpacking::ID,
    UnbalancedTupleUnpacking::ID,
    UnpackingNonSequence::ID,
];

pub(super) fn check<'a, R: Listed>(rule: R, node: &'a StmtAssign, checker: &mut Checker<'a>) {
    let Some(Expr::Tuple(_) | Expr::List(_)) = node.targets.first() else {
        return;
    };
    if !leads(rule, GROUP, checker) {
        return;
    }
    let targets = elements(&node.targets[0]).unwrap_or_default();
    let inference = Inference::new(checker.model);
    let value = match &*node.value {
        Expr::Call(call) => match &*call.func {
            Expr::Attribute(attribute)
                if matches!(attribute.attr.as_str(), "items" | "keys" | "values")
                    && call.arguments.is_empty() =>
            {
                match inference.infer_one(&attribute.value) {
                    Some(dict @ Value::Literal(Expr::Dict(_))) => Some(dict),
                    _ => inference.infer_one(&node.value),
                }
            }
            _ => inference.infer_one(&node.value),
        },
        value => inference.infer_one(value),
    };
    let Some(value) = value else { return };
    let starred = targets.iter().any(Expr::is_starred_expr);
    match value {
        Value::Literal(Expr::Dict(dict)) => {
            if !starred
                && dict.items.len() != targets.len()
                && dict.items.iter().all(|item| item.key.is_some())
            {
                let message = format!(
                    "Possible unbalanced dict unpacking with {}: {}",
                    as_string(&node.value),
                    sides(targets.len(), dict.items.len())
                );
                report(UnbalancedDictUnpacking, node, message, checker);
            }
        }
        Value::Literal(sequence @ (Expr::Tuple(_) | Expr::List(_))) => {
            let values = elements(sequence).unwrap_or_default();
            if !starred && values.len() != targets.len() && !values.iter().any(Expr::is_starred_expr) {
                let message = format!(
                    "Possible unbalanced tuple unpacking with sequence{}: {}",
                    origin(node, sequence, checker),
                    sides(targets.len(), values.len())
                );
                report(UnbalancedTupleUnpacking, node, message, checker);
            }
        }
        value => {
            let at = match value {
                Value::Literal(
                    expr @ (Expr::NumberLiteral(_) | Expr::BooleanLiteral(_) | Expr::NoneLiteral(_)),
                ) => origin(node, expr, checker),
                Value::InstanceOfBuiltin("int" | "float" | "complex" | "bool" | "NoneType") => String::new(),
                Value::Function(function) if function.decorator_list.is_empty() => {
                    line(function.start(), checker)
                }
                Value::Instance(class) if is_no_iterable(class, inference) => line(class.start(), checker),
                _ => return,
            };
            report(
                UnpackingNonSequence,
                node,
                format!("Attempting to unpack a non-sequence{at}"),
                checker,
            );
        }
    }
}

fn is_no_iterable<'a>(class: &'a StmtClassDef, inference: Inference<'a>) -> bool {
    let ancestry = inference.ancestry(class);
    ancestry.is_plain()
        && class.decorator_list.is_empty()
        && class.keywords().is_empty()
        && ["__iter__", "__getitem__", "__getattr__"]
            .iter()
            .all(|name| inference.member(&ancestry, name).is_none())
}

fn elements(expr: &Expr) -> Option<&[Expr]> {
    match expr {
        Expr::Tuple(tuple) => Some(&tuple.elts),
        Expr::List(list) => Some(&list.elts),
        _ => None,
    }
}

/// Where a value comes from: itself on the same line, its line otherwise.
fn origin(node: &StmtAssign, value: &Expr, checker: &Checker) -> String {
    let lines = checker.source.lines();
    if lines.line_index(value.start()) == lines.line_index(node.start()) {
        format!(" '{}'", as_string(value))
    } else {
        line(value.start(), checker)
    }
}

fn line(at: TextSize, checker: &Checker) -> String {
    format!(" defined at line {}", checker.source.lines().line_index(at))
}

fn sides(labels: usize, values: usize) -> String {
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    format!(
        "left side has {labels} label{}, right side has {values} value{}",
        plural(labels),
        plural(values)
    )
}
