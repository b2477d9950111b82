use ruff_python_ast::{ElifElseClause, Stmt};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `else` with nothing but an `if` in it.
    ///
    /// ## Why is this bad?
    /// `elif` says the same with one level less.
    ///
    /// ## Example
    /// ```python
    /// def sign(number):
    ///     if number > 0:
    ///         return "+"
    ///     else:
    ///         if number < 0:
    ///             return "-"
    ///     return ""
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def sign(number):
    ///     if number > 0:
    ///         return "+"
    ///     elif number < 0:
    ///         return "-"
    ///     return ""
    /// ```
    ElseIfUsed { code: "PLR5501", name: "else-if-used", severity: Refactor, nodes: [ElifElseClause], default: false }
}

impl Check<ElifElseClause> for ElseIfUsed {
    fn check<'a>(node: &'a ElifElseClause, checker: &mut Checker<'a>) {
        if let (None, [statement @ Stmt::If(_)]) = (&node.test, &*node.body) {
            let message =
                "Consider using \"elif\" instead of \"else\" then \"if\" to remove one indentation level";
            checker.report(Self, statement, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ElseIfUsed,
        r#"
if x:
    pass
else:
    if y: pass
  # ^^^^^^^^^^ PLR5501: Consider using "elif" instead of "else" then "if" to remove one indentation level
if x:
    pass
else:
    if y: pass
    z()
if x:
    pass
elif y:
    pass
"#,
    );
}
