use ruff_python_ast::ModModule;

use super::{TooManyBranches, TooManyReturnStatements, counts};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

declare_rule! {
    /// Checks for functions with more statements than `max-statements` allows (50), those of nested functions
    /// included.
    ///
    /// ## Why is this bad?
    /// A long function does more than one thing. Each part is easier to name, read and test on its own.
    ///
    /// ## Example
    /// ```python
    /// def build():
    ///     a = 1; b = 2; c = 3; d = 4; e = 5; f = 6; g = 7; h = 8; i = 9; j = 10
    ///     k = 1; l = 2; m = 3; n = 4; o = 5; p = 6; q = 7; r = 8; s = 9; t = 10
    ///     a = 1; b = 2; c = 3; d = 4; e = 5; f = 6; g = 7; h = 8; i = 9; j = 10
    ///     k = 1; l = 2; m = 3; n = 4; o = 5; p = 6; q = 7; r = 8; s = 9; t = 10
    ///     a = 1; b = 2; c = 3; d = 4; e = 5; f = 6; g = 7; h = 8; i = 9; j = 10
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def build():
    ///     first = first_half()
    ///     return second_half(first)
    /// ```
    ///
    /// ## Options
    /// - `max-statements`
    TooManyStatements { code: "PLR0915", name: "too-many-statements", severity: Refactor, nodes: [File] }
}

impl Check<File> for TooManyStatements {
    fn check<'a>(module: &'a ModModule, checker: &mut Checker<'a>) {
        if !checker.enabled(TooManyReturnStatements) && !checker.enabled(TooManyBranches) {
            counts::check(module, checker);
        }
    }
}

#[test]
fn test() {
    let mut settings = crate::Settings::default();
    settings.pylint.design.max_statements = 4;
    crate::testing::check_with(
        TooManyStatements,
        &settings,
        "module.py",
        r#"
def attempt():
  # @1-1:12 PLR0915: Too many statements (9/4)
    try:
        pass
    except OSError:
        pass
    else:
        pass
    finally:
        pass
def outer():
  # @1-1:10 PLR0915: Too many statements (5/4)
    "Documentation is no statement."
    def inner():
        x = 1
        y = 1
        return x
    class A:
        "Documentation."
        z = 1
    del x
    return 1
def short():
    if x:
        pass
    return 1
"#,
    );
}
