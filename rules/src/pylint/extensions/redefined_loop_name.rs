use ruff_python_ast::{AnyNodeRef, Expr, StmtFor};
use ruff_text_size::{Ranged, TextRange};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::Binding};
use crate::inference::Inference;
use crate::semantic::{BindingId, BindingKind};

declare_rule! {
    /// Checks for loop variables that the body of the loop assigns again.
    ///
    /// ## Why is this bad?
    /// The rest of the body sees another value than the one of the loop, and the next round overwrites it.
    ///
    /// Names that match `dummy-variables-rgx` may be assigned again.
    ///
    /// ## Example
    /// ```python
    /// for name in ["a", "b"]:
    ///     name = name.upper()
    ///     print(name)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// for name in ["a", "b"]:
    ///     upper = name.upper()
    ///     print(upper)
    /// ```
    RedefinedLoopName { code: "PLW2901", name: "redefined-loop-name", severity: Warning, nodes: [Binding], default: false }
}

impl Check<Binding> for RedefinedLoopName {
    fn check<'a>(binding: BindingId, checker: &mut Checker<'a>) {
        let model = checker.model;
        let bound = model.binding(binding);
        // Most names are bound once.
        if bound.next_of_name.is_none() && model.is_first(binding) {
            return;
        }
        let statement = model.nodes.get(bound.statement).node;
        let place = match (bound.kind, statement) {
            (BindingKind::LoopVariable, AnyNodeRef::StmtFor(node)) if !node.is_async => node.range(),
            (BindingKind::Assignment | BindingKind::Unpacking, AnyNodeRef::StmtAssign(_))
            | (BindingKind::AugAssignment, _) => bound.range,
            _ => return,
        };
        let name = model.name_of(bound);
        if checker
            .settings
            .pylint
            .variables
            .dummy_variables_rgx
            .matches(name)
        {
            return;
        }
        let scope = Inference::new(model).frame(model.nodes.get(bound.statement).scope);
        // pylint looks at the outermost loop first.
        let mut outermost: Option<&StmtFor> = None;
        for id in model.nodes.ancestor_ids(bound.statement) {
            let node = model.nodes.get(id);
            if Inference::new(model).frame(node.scope) != scope {
                break;
            }
            if let AnyNodeRef::StmtFor(around) = node.node
                && !around.is_async
                && is_in(place, around)
                && targets(&around.target, name)
            {
                outermost = Some(around);
            }
        }
        if let Some(around) = outermost {
            let row = checker.source.row(around.start());
            checker.report(Self, place, format!("Redefining '{name}' from loop (line {row})"));
        }
    }
}

/// Whether something stands in the body of a loop, its `else` branch left out.
fn is_in(place: TextRange, around: &StmtFor) -> bool {
    let body = (around.body.first(), around.body.last());
    matches!(body, (Some(first), Some(last)) if first.start() <= place.start() && place.end() <= last.end())
}

/// Whether a loop binds a name.
fn targets(target: &Expr, name: &str) -> bool {
    let mut open = vec![target];
    while let Some(target) = open.pop() {
        match target {
            Expr::Name(bound) if bound.id.as_str() == name => return true,
            Expr::Tuple(tuple) => open.extend(&tuple.elts),
            Expr::List(list) => open.extend(&list.elts),
            Expr::Starred(starred) => open.push(&starred.value),
            _ => {}
        }
    }
    false
}

#[test]
fn test() {
    crate::testing::check(
        RedefinedLoopName,
        r#"
for a in x:
    a = 1
  # ^ PLW2901: Redefining 'a' from loop (line 1)
    a += 1
  # ^ PLW2901
    a: int = 1
    b, *a = x
      # ^ PLW2901
    for a in y: pass
  # ^^^^^^^^^^^^^^^^ PLW2901
    def f():
        a = 1
    for _, c in y:
        _ = 1
        c = 1
      # ^ PLW2901: Redefining 'c' from loop (line 9)
    c = 1
    with x as a: pass
else:
    a = 1
async def g(x):
    async for a in x:
        a = 1
"#,
    );
}
