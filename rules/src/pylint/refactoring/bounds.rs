//! `if value < limit: value = limit`.

use ruff_python_ast::{CmpOp, Expr, Stmt, StmtIf};

use crate::checker::Checker;
use crate::pylint::as_string::as_string;
use crate::pylint::comparison::sides::single;
use crate::pylint::same::is_same;

/// `min` or `max`, and the statement that could stand instead of an `if`.
pub(super) fn bound(node: &StmtIf, checker: &Checker) -> Option<(&'static str, String)> {
    let [Stmt::Assign(body)] = &*node.body else {
        return None;
    };
    let [target @ (Expr::Name(_) | Expr::Attribute(_))] = &*body.targets else {
        return None;
    };
    let Expr::Compare(test) = &*node.test else {
        return None;
    };
    let (left, op, right) = single(test)?;
    if !node.elif_else_clauses.is_empty() {
        return None;
    }
    let is = |one: &Expr, other: &Expr| is_same(one, other, checker.source);
    let target_is_left = is(left, target) && is(right, &body.value);
    let target_is_right = is(right, target) && is(left, &body.value);
    if !target_is_left && !target_is_right {
        return None;
    }
    let function = match (op, target_is_left) {
        (CmpOp::Lt | CmpOp::LtE, true) | (CmpOp::Gt | CmpOp::GtE, false) => "max",
        (CmpOp::Gt | CmpOp::GtE, true) | (CmpOp::Lt | CmpOp::LtE, false) => "min",
        _ => return None,
    };
    let target = as_string(target);
    let value = match &*body.value {
        Expr::StringLiteral(string) => string.value.to_str().to_owned(),
        value => as_string(value),
    };
    Some((function, format!("{target} = {function}({target}, {value})")))
}
