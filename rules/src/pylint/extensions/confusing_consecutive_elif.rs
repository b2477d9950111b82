use ruff_python_ast::{Stmt, StmtIf};
use ruff_text_size::{Ranged, TextRange};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for an `elif` right below a nested `if` without an `else`.
    ///
    /// ## Why is this bad?
    /// Only the indentation tells which of the two `if` the `elif` belongs to.
    ///
    /// ## Example
    /// ```python
    /// def sign(number, strict):
    ///     if number:
    ///         if strict:
    ///             return number
    ///     elif strict:
    ///         return 0
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def sign(number, strict):
    ///     if number and strict:
    ///         return number
    ///     if not number and strict:
    ///         return 0
    /// ```
    ConfusingConsecutiveElif { code: "PLR5601", name: "confusing-consecutive-elif", severity: Refactor, nodes: [StmtIf], default: false }
}

impl Check<StmtIf> for ConfusingConsecutiveElif {
    fn check<'a>(node: &'a StmtIf, checker: &mut Checker<'a>) {
        let mut body = &node.body;
        for clause in &node.elif_else_clauses {
            if let Some(Stmt::If(inner)) = body.last()
                && lacks_else(inner)
            {
                let next = match (&clause.test, &*clause.body) {
                    (Some(_), _) => Some(TextRange::new(clause.start(), node.end())),
                    // To pylint `else: if` is an `elif` too.
                    (None, [Stmt::If(only)]) => Some(only.range()),
                    _ => None,
                };
                if let Some(next) = next {
                    let message = "Consecutive elif with differing indentation level, consider creating a function \
                                   to separate the inner elif";
                    checker.report(Self, next, message);
                }
            }
            body = &clause.body;
        }
    }
}

fn lacks_else(node: &StmtIf) -> bool {
    let mut node = node;
    loop {
        match node.elif_else_clauses.last() {
            Some(clause) if clause.test.is_none() => match clause.body.first() {
                Some(Stmt::If(nested)) => node = nested,
                _ => return false,
            },
            _ => return true,
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ConfusingConsecutiveElif,
        r#"
if a:
    if b: pass
elif c:
# @1-4:9 PLR5601: Consecutive elif with differing indentation level, consider creating a function to separate the inner elif
    pass
else:
    pass
if a:
    if b: pass
    elif d: pass
elif c: pass
# @1-1:13 PLR5601
if a:
    if b: pass
    else: pass
elif c: pass
if a:
    if b: pass
else:
    if c: pass
  # ^^^^^^^^^^ PLR5601
if a:
    if b: pass
    c
elif c: pass
if a:
    if b: pass
else: c
"#,
    );
}
