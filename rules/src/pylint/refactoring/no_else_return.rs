use super::superfluous_else;
use ruff_python_ast::{Stmt, StmtIf, StmtTry};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `elif` and `else` after a block that ends in `return`.
    ///
    /// ## Why is this bad?
    /// The block before never goes on, so the rest needs no branch of its own: without it the code is flatter.
    ///
    /// ## Example
    /// ```python
    /// def sign(number):
    ///     if number < 0:
    ///         return -1
    ///     else:
    ///         return 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def sign(number):
    ///     if number < 0:
    ///         return -1
    ///     return 1
    /// ```
    NoElseReturn { code: "PLR1705", name: "no-else-return", severity: Refactor, nodes: [StmtIf, StmtTry] }
}

impl Check<StmtIf> for NoElseReturn {
    fn check<'a>(node: &'a StmtIf, checker: &mut Checker<'a>) {
        superfluous_else::check_if(Self, node, Stmt::is_return_stmt, "return", checker);
    }
}

impl Check<StmtTry> for NoElseReturn {
    fn check<'a>(node: &'a StmtTry, checker: &mut Checker<'a>) {
        superfluous_else::check_try(Self, node, Stmt::is_return_stmt, "return", checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        NoElseReturn,
        r#"
def f(x, y):
    if x:
  # @5-4:17 PLR1705: Unnecessary "elif" after "return", replace only that "elif" with "if"
        return 1
    elif y:
        return 2
    if x:
  # @5-5:17 PLR1705: Unnecessary "else" after "return", remove the "else" and de-indent the code inside it
        return 1
        print(x)
    else:
        return 2
    if x:
        print(x)
    elif y:
        return 2
    else:
        return 3
    if x:
        if y:
            return 1
    else:
        return 2
    if x:
        pass
    else:
        if y:
      # @9-4:21 PLR1705
            return 3
        else:
            return 4
    try:
  # @5-6:17 PLR1705
        x()
    except ValueError:
        return 1
    else:
        return 2
    try:
        x()
    except ValueError:
        return 1
    except TypeError:
        pass
    else:
        return 2
    try:
        x()
    except ValueError:
        return 1
    else:
        return 2
    finally:
        y()
"#,
    );
}
