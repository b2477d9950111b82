use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::{ExceptHandler, Stmt, StmtFor, StmtWhile};
use ruff_text_size::{Ranged, TextRange, TextSize};

declare_rule! {
    /// Checks for `else` clauses of loops without a `break`.
    ///
    /// ## Why is this bad?
    /// Such a clause always runs; the statements can follow the loop.
    ///
    /// ## Example
    /// ```python
    /// for item in items:
    ///     handle(item)
    /// else:
    ///     finish()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// for item in items:
    ///     handle(item)
    /// finish()
    /// ```
    UselessElseOnLoop {
        code: "PLW0120", name: "useless-else-on-loop", severity: Warning, nodes: [StmtFor, StmtWhile]
    }
}

impl Check<StmtFor> for UselessElseOnLoop {
    fn check<'a>(node: &'a StmtFor, checker: &mut Checker<'a>) {
        check(&node.body, &node.orelse, node.range, checker);
    }
}

impl Check<StmtWhile> for UselessElseOnLoop {
    fn check<'a>(node: &'a StmtWhile, checker: &mut Checker<'a>) {
        check(&node.body, &node.orelse, node.range, checker);
    }
}

fn check(body: &[Stmt], orelse: &[Stmt], range: TextRange, checker: &mut Checker) {
    let Some(first) = orelse.first() else { return };
    // To pylint a `break` of the clause itself counts too.
    if breaks(body) || breaks(orelse) {
        return;
    }
    // pylint takes the line above the clause's first statement for that of `else`.
    let source = checker.source;
    let column = range.start()
        - source
            .lines()
            .line_start(source.lines().line_index(range.start()), source.text);
    let row = source.lines().line_index(first.start()).saturating_sub(1);
    let line = source.lines().line_range(row, source.text);
    let start = (line.start() + column).min(line.end() - TextSize::from(1).min(line.len()));
    checker.report(
        UselessElseOnLoop,
        TextRange::new(start, range.end()),
        "Else clause on loop without a break statement, remove the else and de-indent all the code inside it",
    );
}

/// Whether a `break` among the statements leaves the loop around them.
fn breaks(body: &[Stmt]) -> bool {
    stacker::maybe_grow(64 * 1024, 1024 * 1024, || {
        body.iter().any(|statement| match statement {
            Stmt::Break(_) => true,
            Stmt::If(node) => {
                breaks(&node.body) || node.elif_else_clauses.iter().any(|clause| breaks(&clause.body))
            }
            Stmt::With(node) => breaks(&node.body),
            Stmt::Try(node) => {
                breaks(&node.body)
                    || breaks(&node.orelse)
                    || breaks(&node.finalbody)
                    || node
                        .handlers
                        .iter()
                        .any(|ExceptHandler::ExceptHandler(handler)| breaks(&handler.body))
            }
            Stmt::Match(node) => node.cases.iter().any(|case| breaks(&case.body)),
            Stmt::For(node) => breaks(&node.orelse),
            Stmt::While(node) => breaks(&node.orelse),
            _ => false,
        })
    })
}

#[test]
fn test() {
    crate::testing::check(
        UselessElseOnLoop,
        r#"
for i in x:
    for j in x:
        break
else:
# @1-2:8 PLW0120: Else clause on loop without a break statement, remove the else and de-indent all the code inside it
    y()
while x:
    for j in x:
        pass
    else:
        break
else:
    pass
while x:
    try:
        pass
    except A:
        break
else:
    pass
"#,
    );
}
