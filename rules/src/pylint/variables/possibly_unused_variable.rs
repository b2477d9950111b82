use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::Scope};
use crate::semantic::{ScopeId, ScopeKind};

use super::unused_variable::{is_abstract_method, is_unused_variable};
use crate::pylint::places::binding_place;

declare_rule! {
    /// Checks for names that a function binds and never reads, where a later call of `locals()` may read them.
    ///
    /// ## Why is this bad?
    /// Nobody can tell whether the name is needed.
    ///
    /// ## Example
    /// ```python
    /// def page(user):
    ///     title = "Welcome"
    ///     return render("page.html", locals())
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def page(user):
    ///     return render("page.html", {"user": user, "title": "Welcome"})
    /// ```
    ///
    /// ## Options
    /// - `dummy-variables-rgx`
    PossiblyUnusedVariable {
        code: "PLW0641", name: "possibly-unused-variable", severity: Warning, nodes: [Scope]
    }
}

impl Check<Scope> for PossiblyUnusedVariable {
    fn check<'a>(scope: ScopeId, checker: &mut Checker<'a>) {
        let model = checker.model;
        if model.scope(scope).kind != ScopeKind::Function || !model.scope(scope).uses_locals {
            return;
        }
        for first in model.names_in(scope) {
            let binding = model.binding(first);
            if is_unused_variable(binding, first, checker)
                && super::locals::called_after(binding, scope, checker)
                && !is_abstract_method(scope, checker)
            {
                let at = binding_place(binding, checker);
                let name = model.name_of(binding);
                checker.report(Self, at, format!("Possibly unused variable '{name}'"));
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        PossiblyUnusedVariable,
        r#"
def function():
    x = 1
  # ^ PLW0641: Possibly unused variable 'x'
    y = locals()
    def inner():
        z = 1
def other():
    z = 1
"#,
    );
}
