use super::superfluous_else;
use ruff_python_ast::{Stmt, StmtIf, StmtTry};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `elif` and `else` after a block that ends in `raise`.
    ///
    /// ## Why is this bad?
    /// The block before never goes on, so the rest needs no branch of its own: without it the code is flatter.
    ///
    /// ## Example
    /// ```python
    /// def parse(text):
    ///     if not text:
    ///         raise ValueError(text)
    ///     else:
    ///         return int(text)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def parse(text):
    ///     if not text:
    ///         raise ValueError(text)
    ///     return int(text)
    /// ```
    NoElseRaise { code: "PLR1720", name: "no-else-raise", severity: Refactor, nodes: [StmtIf, StmtTry] }
}

impl Check<StmtIf> for NoElseRaise {
    fn check<'a>(node: &'a StmtIf, checker: &mut Checker<'a>) {
        superfluous_else::check_if(Self, node, Stmt::is_raise_stmt, "raise", checker);
    }
}

impl Check<StmtTry> for NoElseRaise {
    fn check<'a>(node: &'a StmtTry, checker: &mut Checker<'a>) {
        superfluous_else::check_try(Self, node, Stmt::is_raise_stmt, "raise", checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        NoElseRaise,
        r#"
if x:
# @1-4:10 PLR1720: Unnecessary "else" after "raise", remove the "else" and de-indent the code inside it
    raise x
else:
    x = 1
if x:
# @1-4:10 PLR1720: Unnecessary "elif" after "raise", replace only that "elif" with "if"
    raise x
elif y:
    x = 1
try:
# @1 PLR1720
    x()
except ValueError:
    raise
else:
    y()
if x:
    raise x
x = 1
"#,
    );
}
