use ruff_python_ast::{AnyNodeRef, StmtFunctionDef};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::Scope};
use crate::pylint::ancestors::{class_of, is_abstract};
use crate::pylint::places::binding_place;
use crate::semantic::{Binding, BindingFlags, BindingKind, ScopeId, ScopeKind, Use};

declare_rule! {
    /// Checks for names that a function binds and never reads: variables, loop variables, names of `with`, `except`
    /// and patterns, functions and classes.
    ///
    /// Not meant are what `dummy-variables-rgx` matches, decorated functions and classes, and what `nonlocal` gives
    /// to another function. Names that `locals()` may read are left to `possibly-unused-variable`.
    ///
    /// ## Why is this bad?
    /// It is a leftover, or the wrong name was read in its place.
    ///
    /// ## Example
    /// ```python
    /// def first(items):
    ///     count = len(items)
    ///     return items[0]
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def first(items):
    ///     return items[0]
    /// ```
    ///
    /// ## Options
    /// - `dummy-variables-rgx`
    UnusedVariable { code: "PLW0612", name: "unused-variable", severity: Warning, nodes: [Scope] }
}

impl Check<Scope> for UnusedVariable {
    fn check<'a>(scope: ScopeId, checker: &mut Checker<'a>) {
        let model = checker.model;
        if model.scope(scope).kind != ScopeKind::Function {
            return;
        }
        let mut abstract_method = None;
        for first in model.names_in(scope) {
            let binding = model.binding(first);
            if !is_unused_variable(binding, first, checker) {
                continue;
            }
            if *abstract_method.get_or_insert_with(|| is_abstract_method(scope, checker)) {
                return;
            }
            if model.scope(scope).uses_locals && super::locals::called_after(binding, scope, checker) {
                continue;
            }
            let at = binding_place(binding, checker);
            let name = model.name_of(binding);
            checker.report(Self, at, format!("Unused variable '{name}'"));
        }
    }
}

/// Methods that are stubs are not looked into.
pub(super) fn is_abstract_method(scope: ScopeId, checker: &Checker) -> bool {
    let model = checker.model;
    class_of(model, scope).is_some()
        && matches!(model.nodes.get(model.scope(scope).node).node,
            AnyNodeRef::StmtFunctionDef(function) if is_abstract(model, function))
}

/// Whether nothing reads a variable of a function, given its first binding, and someone should.
pub(super) fn is_unused_variable(
    binding: &Binding,
    first: crate::semantic::BindingId,
    checker: &Checker,
) -> bool {
    let model = checker.model;
    if model.uses().of(first) == Use::Read
        || matches!(
            binding.kind,
            BindingKind::Parameter | BindingKind::Implicit | BindingKind::TypeParam | BindingKind::Global
        )
        || binding.is_import()
        || checker
            .settings
            .pylint
            .variables
            .dummy_variables_rgx
            .matches(model.name_of(binding))
    {
        return false;
    }
    // What an inner function binds through `nonlocal` may be read there.
    if model.later_bindings(first).any(|later| {
        model
            .binding(later)
            .flags
            .contains(BindingFlags::DECLARED_NONLOCAL)
    }) {
        return false;
    }
    match model.nodes.get(binding.node).node {
        AnyNodeRef::StmtFunctionDef(StmtFunctionDef { decorator_list, .. }) => decorator_list.is_empty(),
        AnyNodeRef::StmtClassDef(class) => class.decorator_list.is_empty(),
        _ => true,
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnusedVariable,
        r#"
def outer(z):
    @decorated
    def registered(): ...
    @decorated
    class Registered: ...
    def plain(): ...
  # ^^^^^^^^^ PLW0612: Unused variable 'plain'
    class Plain: ...
  # ^^^^^^^^^^^ PLW0612: Unused variable 'Plain'
    x: int
  # ^ PLW0612: Unused variable 'x'
    a = b = 1
  # @5 PLW0612: Unused variable 'a'
      # ^ PLW0612: Unused variable 'b'
    _c, dummy, unused_d, e_ = z
                       # ^^ PLW0612: Unused variable 'e_'
    try:
        e = 1
      # ^ PLW0612: Unused variable 'e'
    except OSError as e:
        e = 2
    try:
        pass
    except OSError as error:
  # @5-2:13 PLW0612: Unused variable 'error'
        pass
    with z as (f, g):
             # ^ PLW0612
                # ^ PLW0612
        pass
    match z:
        case {"k": h, **rest}: pass
                 # ^ PLW0612
           # ^^^^^^^^^^^^^^^^ PLW0612: Unused variable 'rest'
        case str() as whole: pass
           # ^^^^^^^^^^^^^^ PLW0612: Unused variable 'whole'
    while z:
        if early:
            print(early)
        early = 1
    hidden = 1
    def reads():
        nonlocal hidden
        hidden = 2
    reads()
    i = 1
    i += 1
    del z
class A:
    def stub(self):
        pass
        x = 1
    attribute = 1
module = 1
def later(value):
    x = 1
    return locals()
"#,
    );
}
