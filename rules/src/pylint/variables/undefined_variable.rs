use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};
use crate::semantic::{ReferenceFlags, UnresolvedKind};
use ruff_python_ast::ModModule;

declare_rule! {
    /// Checks for names that nothing defines.
    ///
    /// ## Why is this bad?
    /// Reading such a name raises `NameError`.
    ///
    /// ## Example
    /// ```python
    /// def area(radius):
    ///     return math.pi * radius**2
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import math
    ///
    ///
    /// def area(radius):
    ///     return math.pi * radius**2
    /// ```
    UndefinedVariable {
        code: "PLE0602", name: "undefined-variable", severity: Error, nodes: [File]
    }
}

impl Check<File> for UndefinedVariable {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let model = checker.model;
        let unheard = ReferenceFlags::EXPORT | ReferenceFlags::NAME_ERROR_HANDLED | ReferenceFlags::STRING;
        for unresolved in &model.unresolved {
            let reference = model.reference(unresolved.reference);
            if unresolved.kind != UnresolvedKind::Undefined
                || reference.flags.intersects(unheard)
                // What is bound later is used before its assignment.
                || model.uses().name(unresolved.reference).is_some()
                || model.first_binding(reference.scope, reference.name).is_some()
            {
                continue;
            }
            let name = model.names.text(reference.name);
            if checker
                .settings
                .pylint
                .variables
                .additional_builtins
                .iter()
                .any(|builtin| builtin == name)
            {
                continue;
            }
            checker.report(Self, reference.range, format!("Undefined variable '{name}'"));
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UndefinedVariable,
        r#"
print(nothing)
    # ^^^^^^^ PLE0602: Undefined variable 'nothing'
def function(x: "nowhere"):
    while x:
        print(later)
        later = 1
    return below
below = 1
try:
    unicode
except NameError:
    pass
"#,
    );
}
