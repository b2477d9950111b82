//! Blocks of statements: what stands in them, without the functions and classes that they define.

use ruff_python_ast::{ExceptHandler, Stmt, StmtReturn};

/// Shows every block directly under a statement, those of functions and classes not.
pub(crate) fn for_each_block<'a>(statement: &'a Stmt, mut show: impl FnMut(&'a [Stmt])) {
    match statement {
        Stmt::If(node) => {
            show(&node.body);
            node.elif_else_clauses
                .iter()
                .for_each(|clause| show(&clause.body));
        }
        Stmt::For(node) => {
            show(&node.body);
            show(&node.orelse);
        }
        Stmt::While(node) => {
            show(&node.body);
            show(&node.orelse);
        }
        Stmt::With(node) => show(&node.body),
        Stmt::Match(node) => node.cases.iter().for_each(|case| show(&case.body)),
        Stmt::Try(node) => {
            show(&node.body);
            for ExceptHandler::ExceptHandler(handler) in &node.handlers {
                show(&handler.body);
            }
            show(&node.orelse);
            show(&node.finalbody);
        }
        _ => {}
    }
}

/// Shows every statement of a block and of the blocks in it, in no particular order.
pub(crate) fn for_each_statement<'a>(body: &'a [Stmt], mut show: impl FnMut(&'a Stmt)) {
    let mut open = vec![body];
    while let Some(body) = open.pop() {
        for statement in body {
            show(statement);
            for_each_block(statement, |block| open.push(block));
        }
    }
}

/// Shows the `return` statements of a function's body that are its own.
pub(crate) fn own_returns<'a>(body: &'a [Stmt], mut show: impl FnMut(&'a StmtReturn)) {
    let mut open = vec![body];
    while let Some(body) = open.pop() {
        for statement in body {
            match statement {
                Stmt::Return(node) => show(node),
                // pylint looks into a class's body, though nothing can return from there.
                Stmt::ClassDef(node) => open.push(&node.body),
                _ => for_each_block(statement, |block| open.push(block)),
            }
        }
    }
}

/// Whether a `break` in a loop's body leaves that loop.
pub(crate) fn breaks_out(body: &[Stmt]) -> bool {
    let mut open = vec![body];
    while let Some(body) = open.pop() {
        for statement in body {
            match statement {
                Stmt::Break(_) => return true,
                Stmt::For(node) => open.push(&node.orelse),
                Stmt::While(node) => open.push(&node.orelse),
                _ => for_each_block(statement, |block| open.push(block)),
            }
        }
    }
    false
}
