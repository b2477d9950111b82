use ruff_python_ast::AnyNodeRef;
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::Binding};
use crate::semantic::{BindingId, BindingKind};

declare_rule! {
    /// Checks for loops, `with` and `except` that bind a name which is an argument of their function.
    ///
    /// ## Why is this bad?
    /// The argument is lost from there on, which is seldom meant.
    ///
    /// ## Example
    /// ```python
    /// def show(name, names):
    ///     for name in names:
    ///         print(name)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def show(title, names):
    ///     for name in names:
    ///         print(title, name)
    /// ```
    ///
    /// ## Options
    /// - `dummy-variables-rgx`: names that may be bound anew.
    RedefinedArgumentFromLocal { code: "PLR1704", name: "redefined-argument-from-local", severity: Refactor, nodes: [Binding] }
}

impl Check<Binding> for RedefinedArgumentFromLocal {
    fn check<'a>(binding: BindingId, checker: &mut Checker<'a>) {
        let model = checker.model;
        let bound = model.binding(binding);
        let AnyNodeRef::StmtFunctionDef(function) = model.nodes.get(model.scope(bound.scope).node).node
        else {
            return;
        };
        let statement = model.nodes.get(bound.statement).node;
        let range = match (bound.kind, statement) {
            (BindingKind::LoopVariable | BindingKind::Unpacking, AnyNodeRef::StmtFor(node))
                if !node.is_async =>
            {
                bound.range
            }
            (BindingKind::WithItem | BindingKind::Unpacking, AnyNodeRef::StmtWith(node))
                if !node.is_async =>
            {
                bound.range
            }
            (BindingKind::Exception, _) => model.nodes.get(bound.node).node.range(),
            _ => return,
        };
        let name = model.name_of(bound);
        let mut parameters = function.parameters.iter_non_variadic_params();
        if parameters.any(|parameter| parameter.parameter.name.as_str() == name)
            && !checker
                .settings
                .pylint
                .variables
                .dummy_variables_rgx
                .matches(name)
        {
            let message = format!("Redefining argument with the local name '{name}'");
            checker.report(Self, range, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        RedefinedArgumentFromLocal,
        r#"
def f(x, y, _z, *args):
    for x, w in y:
      # ^ PLR1704: Redefining argument with the local name 'x'
        pass
    with y as x:
         #    ^ PLR1704
        pass
    for _z in args:
        for args in y:
            pass
    try:
        pass
    except ValueError as y:
  # @5-2:13 PLR1704
        pass
    x = 1
"#,
    );
}
