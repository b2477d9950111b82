use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::Scope};
use crate::pylint::ancestors::{MethodKind, method_kind};
use crate::pylint::places::binding_place;
use crate::semantic::{BindingKind, ScopeId, ScopeKind};
use ruff_python_ast::AnyNodeRef;

declare_rule! {
    /// Checks for methods that bind the name of the object or class that they are bound to.
    ///
    /// ## Why is this bad?
    /// The object is out of reach from then on; nothing outside changes.
    ///
    /// ## Example
    /// ```python
    /// class Point:
    ///     def reset(self):
    ///         self = Point()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Point:
    ///     def reset(self):
    ///         self.x = self.y = 0
    /// ```
    SelfClsAssignment {
        code: "PLW0642", name: "self-cls-assignment", severity: Warning, nodes: [Scope]
    }
}

impl Check<Scope> for SelfClsAssignment {
    fn check<'a>(scope: ScopeId, checker: &mut Checker<'a>) {
        let model = checker.model;
        if model.scope(scope).kind != ScopeKind::Function {
            return;
        }
        let node = model.scope(scope).node;
        let AnyNodeRef::StmtFunctionDef(function) = model.nodes.get(node).node else {
            return;
        };
        let parameters = &function.parameters;
        let Some(first) = parameters.posonlyargs.first().or(parameters.args.first()) else {
            return;
        };
        let name = first.name().as_str();
        let Some(binding) = model
            .names
            .get(name)
            .and_then(|name| model.first_binding(scope, name))
        else {
            return;
        };
        if model.binding(binding).next_of_name.is_none()
            || matches!(
                method_kind(model, function, node),
                None | Some(MethodKind::Static)
            )
        {
            return;
        }
        for later in model.later_bindings(binding).skip(1) {
            let later = model.binding(later);
            if matches!(later.kind, BindingKind::Assignment | BindingKind::Unpacking) {
                let at = binding_place(later, checker);
                checker.report(Self, at, format!("Invalid assignment to {name} in method"));
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        SelfClsAssignment,
        r#"
class A:
    def method(self):
        self = 1
      # ^^^^ PLW0642: Invalid assignment to self in method
    @classmethod
    def made(cls):
        cls, x = 1, 2
      # ^^^ PLW0642: Invalid assignment to cls in method
    @staticmethod
    def static(self):
        self = 1
def function(self):
    self = 1
"#,
    );
}
