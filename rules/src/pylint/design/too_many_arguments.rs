use ruff_python_ast::{ParameterWithDefault, StmtFunctionDef};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::ancestors::{MethodKind, method_kind};
use crate::pylint::places::function_header;

declare_rule! {
    /// Checks for functions with more parameters than `max-args` allows (5). The object or class that a
    /// method is bound to, `*args`, `**kwargs` and what `ignored-argument-names` matches do not count.
    ///
    /// ## Why is this bad?
    /// Callers must remember what each argument means, and the function probably does several things.
    ///
    /// ## Example
    /// ```python
    /// def line(x1, y1, x2, y2, width, colour):
    ///     ...
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def line(start, end, pen):
    ///     ...
    /// ```
    ///
    /// ## Options
    /// - `max-args`
    /// - `ignored-argument-names`
    TooManyArguments { code: "PLR0913", name: "too-many-arguments", severity: Refactor, nodes: [StmtFunctionDef] }
}

impl Check<StmtFunctionDef> for TooManyArguments {
    fn check<'a>(function: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        let parameters = &function.parameters;
        let max = checker.settings.pylint.design.max_args;
        if parameters.posonlyargs.len() + parameters.args.len() + parameters.kwonlyargs.len() <= max {
            return;
        }
        let count = positional(function, checker) + counted(parameters.kwonlyargs.iter(), checker);
        if count > max {
            let at = function_header(function, checker.source);
            checker.report(Self, at, format!("Too many arguments ({count}/{max})"));
        }
    }
}

/// How many positional parameters count.
pub(super) fn positional(function: &StmtFunctionDef, checker: &Checker) -> usize {
    let parameters = &function.parameters;
    let bound =
        method_kind(checker.model, function, checker.node).is_some_and(|kind| kind != MethodKind::Static);
    let all = parameters.posonlyargs.iter().chain(&parameters.args);
    counted(all.skip(usize::from(bound)), checker)
}

fn counted<'p>(parameters: impl Iterator<Item = &'p ParameterWithDefault>, checker: &Checker) -> usize {
    let ignored = &checker.settings.pylint.variables.ignored_argument_names;
    parameters
        .filter(|parameter| !ignored.matches(parameter.name().as_str()))
        .count()
}

#[test]
fn test() {
    let mut settings = crate::Settings::default();
    settings.pylint.design.max_args = 3;
    crate::testing::check_with(
        TooManyArguments,
        &settings,
        "module.py",
        r#"
def many(a, /, b, *args, c, d=1, **kw): ...
# @1-1:9 PLR0913: Too many arguments (4/3)
def few(_a, b, c, *args, d, unused_e, **kw): ...
class A:
    def method(self, a, b, c): ...
    @staticmethod
    def static(a, b, c, d): ...
  # @5-1:15 PLR0913: Too many arguments (4/3)

"#,
    );
}
