use ruff_python_ast::StmtFunctionDef;

use super::too_many_arguments::positional;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::places::function_header;

declare_rule! {
    /// Checks for functions that take more arguments by position than `max-positional-arguments` allows (5).
    ///
    /// ## Why is this bad?
    /// A call with a long row of positional arguments cannot be read, and two of them are easily swapped.
    ///
    /// ## Example
    /// ```python
    /// def line(x1, y1, x2, y2, width, colour):
    ///     ...
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def line(x1, y1, x2, y2, *, width, colour):
    ///     ...
    /// ```
    ///
    /// ## Options
    /// - `max-positional-arguments`
    /// - `ignored-argument-names`
    TooManyPositionalArguments {
        code: "PLR0917", name: "too-many-positional-arguments", severity: Refactor, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for TooManyPositionalArguments {
    fn check<'a>(function: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        let parameters = &function.parameters;
        let max = checker.settings.pylint.design.max_positional_arguments;
        if parameters.posonlyargs.len() + parameters.args.len() <= max {
            return;
        }
        let count = positional(function, checker);
        if count > max {
            let at = function_header(function, checker.source);
            checker.report(Self, at, format!("Too many positional arguments ({count}/{max})"));
        }
    }
}

#[test]
fn test() {
    let mut settings = crate::Settings::default();
    settings.pylint.design.max_positional_arguments = 2;
    crate::testing::check_with(
        TooManyPositionalArguments,
        &settings,
        "module.py",
        r#"
def many(a, /, b, c, *args, d=1, **kw): ...
# @1-1:9 PLR0917: Too many positional arguments (3/2)
def few(_a, b, c, *args, d, **kw): ...
"#,
    );
}
