use ruff_python_ast::{Stmt, StmtTry};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `try` clauses that hold more than `max-try-statements` statements.
    ///
    /// ## Why is this bad?
    /// The handlers catch what any of them raises, also where that was not meant.
    ///
    /// Statements within `if`, `for`, `while` and `with` count too.
    ///
    /// ## Example
    /// ```python
    /// def read(text, table):
    ///     try:
    ///         key = int(text)
    ///         return table[key]
    ///     except ValueError:
    ///         return None
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def read(text, table):
    ///     try:
    ///         key = int(text)
    ///     except ValueError:
    ///         return None
    ///     return table[key]
    /// ```
    ///
    /// ## Options
    /// - `max-try-statements` (1)
    TooManyTryStatements { code: "PLW0717", name: "too-many-try-statements", severity: Warning, nodes: [StmtTry], default: false }
}

impl Check<StmtTry> for TooManyTryStatements {
    fn check<'a>(node: &'a StmtTry, checker: &mut Checker<'a>) {
        let most = checker.settings.pylint.extensions.max_try_statements;
        let count = count(&node.body);
        if count > most {
            let message = format!("try clause contains {count} statements, expected at most {most}");
            checker.report(Self, node, message);
        }
    }
}

fn count(body: &[Stmt]) -> usize {
    let mut total = 0;
    let mut open = vec![body];
    while let Some(body) = open.pop() {
        total += body.len();
        open.extend(body.iter().filter_map(|statement| match statement {
            Stmt::If(node) => Some(&*node.body),
            Stmt::For(node) => Some(&*node.body),
            Stmt::While(node) => Some(&*node.body),
            Stmt::With(node) => Some(&*node.body),
            _ => None,
        }));
    }
    total
}

#[test]
fn test() {
    crate::testing::check(
        TooManyTryStatements,
        r#"
try:
# @1-5:6 PLW0717: try clause contains 2 statements, expected at most 1
    a
    b
except E:
    c
try:
    a
except E:
    b
    c
finally:
    d
    e
try:
# @1-9:9 PLW0717: try clause contains 3 statements, expected at most 1
    if a:
        b
        c
    else:
        d
        e
except E:
    pass
"#,
    );
}
