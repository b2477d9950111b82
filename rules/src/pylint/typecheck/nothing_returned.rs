//! Assignments of what functions without a result give.

use ruff_python_ast::{Expr, Stmt, StmtAssign};

use crate::checker::Checker;
use crate::hooks::Listed;
use crate::inference::{Inference, Value, is_abstract};
use crate::pylint::group::{leads, report};
use crate::pylint::places::undocumented;
use crate::pylint::typecheck::{AssignmentFromNoReturn, AssignmentFromNone};
use crate::rule::RuleId;

const GROUP: &[RuleId] = &[AssignmentFromNoReturn::ID, AssignmentFromNone::ID];

pub(super) fn check<'a, R: Listed>(rule: R, node: &'a StmtAssign, checker: &mut Checker<'a>) {
    let Expr::Call(call) = &*node.value else { return };
    if !leads(rule, GROUP, checker) {
        return;
    }
    let inference = Inference::new(checker.model);
    let no_return = |name: &str| format!("Assigning result of a function call, but '{name}' returns None");
    if let Expr::Attribute(attribute) = &*call.func
        && attribute.attr.as_str() == "sort"
        && inference
            .infer_one(&attribute.value)
            .is_some_and(|value| value.builtin_type() == Some("list"))
    {
        report(AssignmentFromNoReturn, node, no_return("sort"), checker);
        return;
    }
    let Some(Value::Function(function) | Value::Method(function, _)) = inference.infer_one(&call.func) else {
        return;
    };
    let generator = inference
        .body_scope(function)
        .is_none_or(|scope| checker.model.scope(scope).is_generator);
    if generator || function.is_async || is_abstract(function) || !function.decorator_list.is_empty() {
        return;
    }
    let mut returns = inference.returns_of(function).peekable();
    if returns.peek().is_none() {
        if !matches!(undocumented(&function.body), [Stmt::Raise(_)]) {
            report(
                AssignmentFromNoReturn,
                node,
                no_return(function.name.as_str()),
                checker,
            );
        }
    } else if returns.all(|statement| statement.value.as_deref().is_none_or(Expr::is_none_literal_expr)) {
        let message = "Assigning result of a function call, where the function returns None";
        report(AssignmentFromNone, node, message, checker);
    }
}
