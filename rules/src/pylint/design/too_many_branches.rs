use ruff_python_ast::ModModule;

use super::{TooManyReturnStatements, counts};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

declare_rule! {
    /// Checks for functions with more branches than `max-branches` allows (12). `if`, `elif`, `else`, loops and their
    /// `else`, `except`, `finally` and each `case` are branches.
    ///
    /// ## Why is this bad?
    /// Every branch is a path to understand and to test.
    ///
    /// ## Example
    /// ```python
    /// def word(n):
    ///     if n == 1:
    ///         text = "one"
    ///     elif n == 2:
    ///         text = "two"
    ///     elif n == 3:
    ///         text = "three"
    ///     elif n == 4:
    ///         text = "four"
    ///     elif n == 5:
    ///         text = "five"
    ///     elif n == 6:
    ///         text = "six"
    ///     elif n == 7:
    ///         text = "seven"
    ///     elif n == 8:
    ///         text = "eight"
    ///     elif n == 9:
    ///         text = "nine"
    ///     elif n == 10:
    ///         text = "ten"
    ///     elif n == 11:
    ///         text = "eleven"
    ///     elif n == 12:
    ///         text = "twelve"
    ///     else:
    ///         text = "many"
    ///     return text
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
    ///
    ///
    /// def word(n):
    ///     return WORDS[n - 1] if n <= len(WORDS) else "many"
    /// ```
    ///
    /// ## Options
    /// - `max-branches`
    TooManyBranches { code: "PLR0912", name: "too-many-branches", severity: Refactor, nodes: [File] }
}

impl Check<File> for TooManyBranches {
    fn check<'a>(module: &'a ModModule, checker: &mut Checker<'a>) {
        if !checker.enabled(TooManyReturnStatements) {
            counts::check(module, checker);
        }
    }
}

#[test]
fn test() {
    let mut settings = crate::Settings::default();
    settings.pylint.design.max_branches = 2;
    crate::testing::check_with(
        TooManyBranches,
        &settings,
        "module.py",
        r#"
def chain(x):
  # @1-1:10 PLR0912: Too many branches (3/2)
    if x:
        pass
    elif x:
        pass
    else:
        pass
def nested(x):
  # @1-1:11 PLR0912: Too many branches (3/2)
    if x:
        pass
    else:
        if x:
            pass
        else:
            pass
def attempt():
  # @1-1:12 PLR0912: Too many branches (3/2)
    try:
        pass
    except OSError:
        pass
    else:
        pass
    finally:
        pass
def loops():
  # @1-1:10 PLR0912: Too many branches (3/2)
    for x in y:
        pass
    else:
        while x:
            pass
def cases(x):
  # @1-1:10 PLR0912: Too many branches (3/2)
    match x:
        case 1: pass
        case 2: pass
        case _: pass
def others(x):
    class A:
        if x:
            pass
        else:
            pass
    if x:
        pass
    def inner():
        if x:
            pass
        else:
            pass
"#,
    );
}
