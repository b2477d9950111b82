//! Loops that change what they iterate.

use ruff_python_ast::{Expr, Stmt, StmtFor};

use crate::checker::Checker;
use crate::hooks::Listed;
use crate::inference::{Inference, Value};
use crate::pylint::refactoring::blocks::for_each_statement;

/// Reports the statements of a loop that change the name which it iterates, where that is of the given kind.
pub(super) fn check<'a, R: Listed>(
    rule: R,
    kind: &str,
    advice: &str,
    node: &'a StmtFor,
    checker: &mut Checker<'a>,
) {
    let Expr::Name(iterated) = &*node.iter else { return };
    if node.is_async {
        return;
    }
    let mut changes = Vec::new();
    for_each_statement(&node.body, |statement| {
        if is_change(statement, kind, iterated.id.as_str(), &node.target) {
            changes.push(statement);
        }
    });
    if changes.is_empty() {
        return;
    }
    let found = Inference::new(checker.model).infer_one(&node.iter);
    if !found.is_some_and(|found| {
        found.builtin_type() == Some(kind)
            && !matches!(
                found,
                Value::Literal(Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_))
            )
    }) {
        return;
    }
    for statement in changes {
        let message = format!(
            "Iterated {kind} '{}' is being modified inside for loop body, {advice}.",
            iterated.id
        );
        checker.report(rule, statement, message);
    }
}

fn is_change(statement: &Stmt, kind: &str, iterated: &str, target: &Expr) -> bool {
    let is_iterated = |expr: &Expr| matches!(expr, Expr::Name(name) if name.id.as_str() == iterated);
    match statement {
        Stmt::Expr(statement) => {
            let Expr::Call(call) = &*statement.value else {
                return false;
            };
            let Expr::Attribute(method) = &*call.func else {
                return false;
            };
            let methods: &[&str] = match kind {
                "list" => &["append", "remove"],
                "set" => &["add", "clear", "discard", "pop", "remove"],
                _ => return false,
            };
            is_iterated(&method.value) && methods.contains(&method.attr.as_str())
        }
        Stmt::Assign(assign) if kind == "dict" => match &assign.targets[0] {
            Expr::Subscript(item) => {
                let is_target = matches!(
                    (&*item.slice, target),
                    (Expr::Name(key), Expr::Name(target)) if key.id == target.id
                );
                is_iterated(&item.value) && !is_target
            }
            _ => false,
        },
        _ => false,
    }
}
