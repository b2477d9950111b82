use ruff_python_ast::{self as ast, ExceptHandler, Stmt, StmtFunctionDef};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for functions that nest `if`, `for`, `while` and `try` deeper than `max-nested-blocks`.
    ///
    /// ## Why is this bad?
    /// Whoever reads the innermost lines must keep all conditions around them in mind.
    ///
    /// As in pylint, `with` and `match` count as no level, and what stands in them is counted anew.
    ///
    /// ## Example
    /// ```python
    /// def find(cube):
    ///     for plane in cube:
    ///         for row in plane:
    ///             for cell in row:
    ///                 if cell:
    ///                     if cell.ready:
    ///                         if cell.wanted:
    ///                             return cell
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def find(cube):
    ///     for plane in cube:
    ///         for row in plane:
    ///             for cell in row:
    ///                 if cell and cell.ready and cell.wanted:
    ///                     return cell
    /// ```
    ///
    /// ## Options
    /// - `max-nested-blocks` (5)
    TooManyNestedBlocks { code: "PLR1702", name: "too-many-nested-blocks", severity: Refactor, nodes: [StmtFunctionDef] }
}

impl Check<StmtFunctionDef> for TooManyNestedBlocks {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        let mut nesting = Nesting {
            open: Vec::new(),
            limit: checker.settings.pylint.refactoring.max_nested_blocks,
            checker,
        };
        nesting.visit(&node.body, Parent::Function);
        nesting.end();
    }
}

/// What a block stands in.
#[derive(Clone, Copy)]
enum Parent {
    Function,
    /// The block that starts here.
    Block(TextSize),
    /// Something that is no level.
    Other,
}

struct Nesting<'a, 'c> {
    /// The blocks around the current place, the outermost first.
    open: Vec<TextRange>,
    limit: usize,
    checker: &'c mut Checker<'a>,
}

impl Nesting<'_, '_> {
    fn visit(&mut self, body: &[Stmt], parent: Parent) {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || {
            for statement in body {
                self.statement(statement, parent);
            }
        });
    }

    fn statement(&mut self, statement: &Stmt, parent: Parent) {
        let range = statement.range();
        let block = Parent::Block(range.start());
        match statement {
            Stmt::If(node) => {
                self.enter(range, parent, false);
                self.visit(&node.body, block);
                let mut current = range.start();
                for clause in &node.elif_else_clauses {
                    if clause.test.is_some() {
                        let range = TextRange::new(clause.start(), range.end());
                        self.enter(range, Parent::Block(current), true);
                        current = clause.start();
                    }
                    self.visit(&clause.body, Parent::Block(current));
                }
            }
            Stmt::For(node) if node.is_async => {
                self.visit(&node.body, Parent::Other);
                self.visit(&node.orelse, Parent::Other);
            }
            Stmt::For(ast::StmtFor { body, orelse, .. })
            | Stmt::While(ast::StmtWhile { body, orelse, .. }) => {
                self.enter(range, parent, false);
                self.visit(body, block);
                self.visit(orelse, block);
            }
            Stmt::Try(node) => {
                self.enter(range, parent, false);
                self.visit(&node.body, block);
                for ExceptHandler::ExceptHandler(handler) in &node.handlers {
                    self.visit(&handler.body, Parent::Other);
                }
                self.visit(&node.orelse, block);
                self.visit(&node.finalbody, block);
            }
            Stmt::With(node) => self.visit(&node.body, Parent::Other),
            Stmt::Match(node) => node
                .cases
                .iter()
                .for_each(|case| self.visit(&case.body, Parent::Other)),
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) => self.end(),
            _ => {}
        }
    }

    fn enter(&mut self, range: TextRange, parent: Parent, is_elif: bool) {
        let before = (self.open.len(), self.open.first().copied());
        match parent {
            Parent::Block(start) => {
                while self.open.last().is_some_and(|last| last.start() != start) {
                    self.open.pop();
                }
            }
            Parent::Function | Parent::Other => self.open.clear(),
        }
        if is_elif {
            self.open.pop();
        }
        self.open.push(range);
        if let (count, Some(first)) = before
            && count > self.open.len()
        {
            self.tell(count, first);
        }
    }

    fn tell(&mut self, count: usize, outermost: TextRange) {
        if count > self.limit {
            let message = format!("Too many nested blocks ({count}/{})", self.limit);
            self.checker.report(TooManyNestedBlocks, outermost, message);
        }
    }

    /// The blocks that are open close here.
    fn end(&mut self) {
        if let Some(first) = self.open.first().copied() {
            self.tell(self.open.len(), first);
        }
        self.open.clear();
    }
}

#[test]
fn test() {
    crate::testing::check(
        TooManyNestedBlocks,
        r#"
def f(x):
    for a in x:
# @5 PLR1702: Too many nested blocks (6/5)
        for b in a:
            while b:
                try:
                    if b:
                        pass
                    elif a:
                        if x:
                            pass
                finally:
                    pass
def g(x):
    for a in x:
        for b in a:
            with b:
                for c in b:
                    for d in c:
                        for e in d:
                            if e:
                                pass
"#,
    );
}
