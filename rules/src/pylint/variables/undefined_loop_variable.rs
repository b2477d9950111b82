use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::Binding};
use crate::pylint::exclusive::are_exclusive;
use crate::semantic::{BindingId, BindingKind, Model, ReferenceFlags, ScopeKind};
use ruff_python_ast::{AnyNodeRef, Expr, Stmt};
use ruff_text_size::Ranged;

declare_rule! {
    /// Checks for loop variables that are read after the loop and that nothing else binds before.
    ///
    /// ## Why is this bad?
    /// If the loop has nothing to run over, the name has no value.
    ///
    /// ## Example
    /// ```python
    /// def last(items):
    ///     for item in items:
    ///         print(item)
    ///     return item
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def last(items):
    ///     item = None
    ///     for item in items:
    ///         print(item)
    ///     return item
    /// ```
    UndefinedLoopVariable {
        code: "PLW0631", name: "undefined-loop-variable", severity: Warning, nodes: [Binding]
    }
}

impl Check<Binding> for UndefinedLoopVariable {
    fn check<'a>(id: BindingId, checker: &mut Checker<'a>) {
        let model = checker.model;
        let binding = model.binding(id);
        if binding.kind != BindingKind::LoopVariable || binding.first_reference.is_none() {
            return;
        }
        let AnyNodeRef::StmtFor(node) = model.nodes.get(binding.statement).node else {
            return;
        };
        // A loop over what is written out runs, and one whose `else` leaves does not let go on without a value.
        let runs = certainly_runs(&node.iter, model);
        let leaves = node.orelse.iter().any(|statement| {
            matches!(
                statement,
                Stmt::Return(_) | Stmt::Raise(_) | Stmt::Break(_) | Stmt::Continue(_)
            )
        });
        if runs || leaves {
            return;
        }
        for reference in model.references_to(id) {
            if node.range.contains_range(reference.range)
                || reference.range.start() < node.range.start()
                || reference
                    .flags
                    .intersects(ReferenceFlags::EXPORT | ReferenceFlags::STRING)
            {
                continue;
            }
            // Only the same function's own code runs after the loop for certain.
            let same = model
                .scope_chain(reference.scope)
                .find(|scope| model.scope(*scope).kind != ScopeKind::Comprehension);
            let bound_before = model
                .bindings_of(binding.scope, binding.name)
                .filter(|other| *other != id)
                .map(|other| model.binding(other))
                .any(|other| {
                    other.range.start() < reference.range.start()
                        && !node.range.contains_range(other.range)
                        && !are_exclusive(model, other.statement, reference.node)
                });
            if same == Some(binding.scope)
                && !bound_before
                && !are_exclusive(model, binding.statement, reference.node)
            {
                let name = model.name_of(binding);
                let at = reference.range.range();
                checker.report(
                    Self,
                    at,
                    format!("Using possibly undefined loop variable '{name}'"),
                );
            }
        }
    }
}

/// Whether a loop runs at least once, as far as pylint looks: over what is written out, or a range.
fn certainly_runs<'a>(iter: &'a Expr, model: &Model<'a>) -> bool {
    match iter {
        Expr::List(list) => !list.is_empty(),
        Expr::Tuple(tuple) => !tuple.is_empty(),
        Expr::Set(_) => true,
        Expr::Dict(dict) => !dict.is_empty(),
        Expr::StringLiteral(string) => !string.value.is_empty(),
        Expr::Call(call) => model.is_builtin(&call.func, "range"),
        Expr::If(node) => match &*node.body {
            Expr::List(list) => !list.is_empty(),
            Expr::Tuple(tuple) => !tuple.is_empty(),
            _ => false,
        },
        _ => false,
    }
}

#[test]
fn test() {
    crate::testing::check(
        UndefinedLoopVariable,
        r#"
def function(x):
    for a in x:
        print(a)
    else:
        print(a)
    print(a)
        # ^ PLW0631: Using possibly undefined loop variable 'a'
    b = 1
    for b in x: pass
    print(b)
    for c in (1, 2): pass
    print(c)
    for d in x: pass
    else: return
    print(d)
    for e in x: pass
    for e in x: pass
    print(e)
    for f in x: pass
    return lambda: f
"#,
    );
}
