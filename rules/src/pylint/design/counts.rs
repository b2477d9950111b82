//! Statements, branches and returns of every function, counted in one pass as pylint counts them.

use ruff_python_ast::{ExceptHandler, ModModule, Stmt, StmtFunctionDef};

use super::{TooManyBranches, TooManyReturnStatements, TooManyStatements};
use crate::checker::Checker;
use crate::pylint::places::{function_header, undocumented};

#[derive(Default)]
struct Counts {
    statements: usize,
    branches: usize,
    returns: usize,
}

/// Reports what the three rules find that count; the first of them that is enabled calls this.
pub(super) fn check<'a>(module: &'a ModModule, checker: &mut Checker<'a>) {
    Walk { checker, depth: 0 }.statements(&module.body, &mut Counts::default());
}

struct Walk<'a, 'c> {
    checker: &'c mut Checker<'a>,
    depth: usize,
}

impl<'a> Walk<'a, '_> {
    fn statements(&mut self, body: &'a [Stmt], counts: &mut Counts) {
        /// Nesting below which no stack check is made.
        const SHALLOW: usize = 48;
        self.depth += 1;
        if self.depth > SHALLOW {
            stacker::maybe_grow(128 * 1024, 2 * 1024 * 1024, || {
                body.iter()
                    .for_each(|statement| self.statement(statement, counts));
            });
        } else {
            body.iter()
                .for_each(|statement| self.statement(statement, counts));
        }
        self.depth -= 1;
    }

    fn statement(&mut self, statement: &'a Stmt, counts: &mut Counts) {
        match statement {
            Stmt::FunctionDef(function) => self.function(function, counts),
            Stmt::ClassDef(class) => {
                // Branches in a class's body belong to no function.
                let mut inner = Counts::default();
                self.statements(undocumented(&class.body), &mut inner);
                counts.statements += inner.statements;
            }
            Stmt::Return(_) => counts.returns += 1,
            Stmt::If(node) => {
                counts.branches += 1;
                counts.statements += 1;
                self.statements(&node.body, counts);
                for clause in &node.elif_else_clauses {
                    // `else:` with a lone `if` in it counts as `elif`, which counts as an `if`.
                    let elif = clause.test.is_some();
                    if elif || !matches!(clause.body.as_slice(), [Stmt::If(_)]) {
                        counts.branches += 1;
                        counts.statements += 1;
                    }
                    self.statements(&clause.body, counts);
                }
            }
            Stmt::For(node) => {
                // `async for` is a plain statement to pylint.
                if node.is_async {
                    counts.statements += 1;
                } else {
                    counts.branches += 1 + usize::from(!node.orelse.is_empty());
                }
                self.statements(&node.body, counts);
                self.statements(&node.orelse, counts);
            }
            Stmt::While(node) => {
                counts.branches += 1 + usize::from(!node.orelse.is_empty());
                self.statements(&node.body, counts);
                self.statements(&node.orelse, counts);
            }
            Stmt::Try(node) => {
                let branches = node.handlers.len()
                    + usize::from(!node.orelse.is_empty())
                    + usize::from(!node.finalbody.is_empty());
                counts.branches += branches;
                counts.statements += branches + node.handlers.len();
                self.statements(&node.body, counts);
                for ExceptHandler::ExceptHandler(handler) in &node.handlers {
                    self.statements(&handler.body, counts);
                }
                self.statements(&node.orelse, counts);
                self.statements(&node.finalbody, counts);
            }
            Stmt::With(node) => {
                counts.statements += 1;
                self.statements(&node.body, counts);
            }
            Stmt::Match(node) => {
                counts.statements += 1;
                for case in &node.cases {
                    counts.branches += 1;
                    self.statements(&case.body, counts);
                }
            }
            _ => counts.statements += 1,
        }
    }

    fn function(&mut self, function: &'a StmtFunctionDef, outer: &mut Counts) {
        let mut counts = Counts::default();
        self.statements(undocumented(&function.body), &mut counts);
        outer.statements += counts.statements;
        counts.statements += 1;

        let limits = &self.checker.settings.pylint.design;
        let (returns, branches, statements) =
            (limits.max_returns, limits.max_branches, limits.max_statements);
        if counts.returns > returns && self.checker.enabled(TooManyReturnStatements) {
            let message = format!("Too many return statements ({}/{returns})", counts.returns);
            let at = function_header(function, self.checker.source);
            self.checker.report(TooManyReturnStatements, at, message);
        }
        if counts.branches > branches && self.checker.enabled(TooManyBranches) {
            let message = format!("Too many branches ({}/{branches})", counts.branches);
            let at = function_header(function, self.checker.source);
            self.checker.report(TooManyBranches, at, message);
        }
        if counts.statements > statements && self.checker.enabled(TooManyStatements) {
            let message = format!("Too many statements ({}/{statements})", counts.statements);
            let at = function_header(function, self.checker.source);
            self.checker.report(TooManyStatements, at, message);
        }
    }
}
