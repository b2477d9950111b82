use super::superfluous_else;
use ruff_python_ast::{Stmt, StmtIf};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `elif` and `else` after a block that ends in `continue`.
    ///
    /// ## Why is this bad?
    /// The block before never goes on, so the rest needs no branch of its own: without it the code is flatter.
    ///
    /// ## Example
    /// ```python
    /// for number in numbers:
    ///     if number < 0:
    ///         continue
    ///     else:
    ///         print(number)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// for number in numbers:
    ///     if number < 0:
    ///         continue
    ///     print(number)
    /// ```
    NoElseContinue { code: "PLR1724", name: "no-else-continue", severity: Refactor, nodes: [StmtIf] }
}

impl Check<StmtIf> for NoElseContinue {
    fn check<'a>(node: &'a StmtIf, checker: &mut Checker<'a>) {
        superfluous_else::check_if(Self, node, Stmt::is_continue_stmt, "continue", checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        NoElseContinue,
        r#"
for x in y:
    if x:
  # @5-4:14 PLR1724: Unnecessary "elif" after "continue", replace only that "elif" with "if"
        continue
    elif y:
        z = 1
    if x:
        continue
"#,
    );
}
