use ruff_python_ast::StmtWhile;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `while` loops.
    ///
    /// ## Why is this bad?
    /// A `for` loop over a bounded iterable always ends.
    ///
    /// ## Example
    /// ```python
    /// count = 3
    /// while count:
    ///     count -= 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// for count in range(3, 0, -1):
    ///     print(count)
    /// ```
    WhileUsed { code: "PLW0149", name: "while-used", severity: Warning, nodes: [StmtWhile], default: false }
}

impl Check<StmtWhile> for WhileUsed {
    fn check<'a>(node: &'a StmtWhile, checker: &mut Checker<'a>) {
        checker.report(Self, node, "Used `while` loop");
    }
}

#[test]
fn test() {
    crate::testing::check(
        WhileUsed,
        r#"
while x: pass
# @1-1:14 PLW0149: Used `while` loop
for x in y: pass
"#,
    );
}
