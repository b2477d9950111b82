use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::Scope};
use crate::pylint::places::function_header;
use crate::semantic::{BindingKind, ScopeId, ScopeKind};
use ruff_python_ast::AnyNodeRef;

declare_rule! {
    /// Checks for functions with more local names than `max-locals` allows (15), parameters included.
    ///
    /// ## Why is this bad?
    /// So many names are more than a reader can hold in mind; parts of the function want to be functions.
    ///
    /// ## Example
    /// ```python
    /// def mean(a, b, c, d, e, f, g, h):
    ///     i, j, k, l, m, n, o, p = a, b, c, d, e, f, g, h
    ///     return (i + j + k + l + m + n + o + p) / 8
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def mean(numbers):
    ///     return sum(numbers) / len(numbers)
    /// ```
    ///
    /// ## Options
    /// - `max-locals`
    /// - `ignored-argument-names`
    TooManyLocals { code: "PLR0914", name: "too-many-locals", severity: Refactor, nodes: [Scope] }
}

impl Check<Scope> for TooManyLocals {
    fn check<'a>(scope: ScopeId, checker: &mut Checker<'a>) {
        let model = checker.model;
        if model.scope(scope).kind != ScopeKind::Function {
            return;
        }
        let AnyNodeRef::StmtFunctionDef(function) = model.nodes.get(model.scope(scope).node).node else {
            return;
        };
        let max = checker.settings.pylint.design.max_locals;
        if model.names_in(scope).nth(max).is_none() {
            return;
        }
        let ignored = &checker.settings.pylint.variables.ignored_argument_names;
        let count = model
            .names_in(scope)
            .map(|binding| model.binding(binding))
            .filter(|binding| {
                let name = model.name_of(binding);
                // A variadic parameter counts whatever its name.
                let variadic = || {
                    [&function.parameters.vararg, &function.parameters.kwarg]
                        .into_iter()
                        .flatten()
                        .any(|parameter| parameter.name.as_str() == name)
                };
                name != "_"
                    && (binding.kind != BindingKind::Parameter || !ignored.matches(name) || variadic())
            })
            .count();
        if count > max {
            let at = function_header(function, checker.source);
            checker.report(Self, at, format!("Too many local variables ({count}/{max})"));
        }
    }
}

#[test]
fn test() {
    let mut settings = crate::Settings::default();
    settings.pylint.design.max_locals = 3;
    crate::testing::check_with(
        TooManyLocals,
        &settings,
        "module.py",
        r#"
class A:
    def many(self, _ignored, *args):
  # @5-1:13 PLR0914: Too many local variables (4/3)
        _ = 1
        import os
        def inner(): ...
        return [x for y in self]
    def few(self, _ignored, *args):
        global y
        _, x, y = args
"#,
    );
}
