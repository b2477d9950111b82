use ruff_python_ast::ModModule;

use super::counts;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

declare_rule! {
    /// Checks for functions with more `return` statements than `max-returns` allows (6).
    ///
    /// ## Why is this bad?
    /// A function that can end in many places is hard to follow.
    ///
    /// ## Example
    /// ```python
    /// def name(code):
    ///     if code == 1:
    ///         return "one"
    ///     if code == 2:
    ///         return "two"
    ///     if code == 3:
    ///         return "three"
    ///     if code == 4:
    ///         return "four"
    ///     if code == 5:
    ///         return "five"
    ///     if code == 6:
    ///         return "six"
    ///     return "many"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// NAMES = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
    ///
    ///
    /// def name(code):
    ///     return NAMES.get(code, "many")
    /// ```
    ///
    /// ## Options
    /// - `max-returns`
    TooManyReturnStatements {
        code: "PLR0911", name: "too-many-return-statements", severity: Refactor, nodes: [File]
    }
}

impl Check<File> for TooManyReturnStatements {
    fn check<'a>(module: &'a ModModule, checker: &mut Checker<'a>) {
        counts::check(module, checker);
    }
}

#[test]
fn test() {
    let mut settings = crate::Settings::default();
    settings.pylint.design.max_returns = 1;
    crate::testing::check_with(
        TooManyReturnStatements,
        &settings,
        "module.py",
        r#"
@decorated
async def outer(x):
# @1-1:16 PLR0911: Too many return statements (2/1)
    def inner():
        return 1
    if x:
        return inner
    return None
"#,
    );
}
