use ruff_python_ast::AnyNodeRef;

use super::unused_argument::is_inherited;
use crate::builtins;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::Scope};
use crate::pylint::ancestors::class_of;
use crate::pylint::places::binding_place;
use crate::semantic::{Binding, BindingKind, ScopeId, ScopeKind};

declare_rule! {
    /// Checks for names of modules and functions, parameters included, that hide a builtin.
    ///
    /// A method may call its parameters as the method that it overrides does.
    ///
    /// ## Why is this bad?
    /// Who reads or extends the code expects the builtin under its name, and it is out of reach.
    ///
    /// ## Example
    /// ```python
    /// def find(id):
    ///     return id
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def find(user_id):
    ///     return user_id
    /// ```
    ///
    /// ## Options
    /// - `allowed-redefined-builtins`
    /// - `redefining-builtins-modules`: what is imported from these modules may hide builtins.
    RedefinedBuiltin { code: "PLW0622", name: "redefined-builtin", severity: Warning, nodes: [Scope] }
}

impl Check<Scope> for RedefinedBuiltin {
    fn check<'a>(scope: ScopeId, checker: &mut Checker<'a>) {
        let model = checker.model;
        let kind = model.scope(scope).kind;
        if !matches!(kind, ScopeKind::Module | ScopeKind::Function) {
            return;
        }
        for first in model.names_in(scope) {
            let name = model.name_of(model.binding(first));
            if !builtins::is_builtin(name) || matches!(name, "__doc__" | "WindowsError") {
                continue;
            }
            // `global name` binds nothing itself.
            let first = model.later_bindings(first).find(|id| {
                !matches!(
                    model.binding(*id).kind,
                    BindingKind::Global | BindingKind::ModuleDunder | BindingKind::Implicit
                )
            });
            let Some(binding) = first.map(|id| model.binding(id)) else {
                continue;
            };
            if (kind == ScopeKind::Module || model.first_binding(ScopeId::MODULE, binding.name).is_none())
                && is_redefined(binding, name, checker)
                && !(binding.kind == BindingKind::Parameter && is_inherited_parameter(scope, name, checker))
            {
                let at = binding_place(binding, checker);
                checker.report(Self, at, format!("Redefining built-in '{name}'"));
            }
        }
    }
}

/// Whether a method must call its parameter so because the method that it overrides does.
fn is_inherited_parameter(scope: ScopeId, name: &str, checker: &Checker) -> bool {
    let model = checker.model;
    let AnyNodeRef::StmtFunctionDef(function) = model.nodes.get(model.scope(scope).node).node else {
        return false;
    };
    class_of(model, scope).is_some_and(|class| is_inherited(model, class, function, name))
}

fn is_redefined(binding: &Binding, name: &str, checker: &Checker) -> bool {
    let options = &checker.settings.pylint.variables;
    if options
        .allowed_redefined_builtins
        .iter()
        .any(|allowed| allowed == name)
    {
        return false;
    }
    match checker.model.nodes.get(binding.statement).node {
        AnyNodeRef::StmtImportFrom(import) => !import.module.as_ref().is_some_and(|module| {
            options
                .redefining_builtins_modules
                .iter()
                .any(|allowed| allowed == module.as_str())
        }),
        _ => true,
    }
}

#[test]
fn test() {
    crate::testing::check(
        RedefinedBuiltin,
        r#"
def function(id, *list, **dict):
           # ^^ PLW0622: Redefining built-in 'id'
# @1 PLW0622: Redefining built-in 'list'
# @1 PLW0622: Redefining built-in 'dict'
    for max in id: pass
      # ^^^ PLW0622: Redefining built-in 'max'
    def min(): ...
  # ^^^^^^^ PLW0622: Redefining built-in 'min'
    from io import open
    from a import hash
  # ^^^^^^^^^^^^^^^^^^ PLW0622: Redefining built-in 'hash'
    [chr for chr in id]
    __doc__ = 1
    any = 1
class A:
    id = 1
    def type(self, str): ...
                 # ^^^ PLW0622: Redefining built-in 'str'
class B(A):
    def type(self, str, int): ...
                      # ^^^ PLW0622: Redefining built-in 'int'
any = 1
# @1-1:4 PLW0622: Redefining built-in 'any'
import zip
# @1-1:11 PLW0622: Redefining built-in 'zip'
"#,
    );
}
