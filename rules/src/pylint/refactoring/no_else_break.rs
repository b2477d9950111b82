use super::superfluous_else;
use ruff_python_ast::{Stmt, StmtIf};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `elif` and `else` after a block that ends in `break`.
    ///
    /// ## Why is this bad?
    /// The block before never goes on, so the rest needs no branch of its own: without it the code is flatter.
    ///
    /// ## Example
    /// ```python
    /// for number in numbers:
    ///     if number < 0:
    ///         break
    ///     else:
    ///         print(number)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// for number in numbers:
    ///     if number < 0:
    ///         break
    ///     print(number)
    /// ```
    NoElseBreak { code: "PLR1723", name: "no-else-break", severity: Refactor, nodes: [StmtIf] }
}

impl Check<StmtIf> for NoElseBreak {
    fn check<'a>(node: &'a StmtIf, checker: &mut Checker<'a>) {
        superfluous_else::check_if(Self, node, Stmt::is_break_stmt, "break", checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        NoElseBreak,
        r#"
for x in y:
    if x:
  # @5-4:14 PLR1723: Unnecessary "else" after "break", remove the "else" and de-indent the code inside it
        break
    else:
        z = 1
    if x:
        break
    try:
        x()
    except ValueError:
        break
    else:
        z = 1
"#,
    );
}
