use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::semantic::{NodeId, ScopeKind};
use ruff_python_ast::{AnyNodeRef, ExprContext, ExprName};
use ruff_text_size::Ranged;

declare_rule! {
    /// Checks for functions and lambdas that are made in a loop or comprehension and read a variable of it.
    ///
    /// ## Why is this bad?
    /// They read the variable when they are called, usually after the loop, when it has its last value.
    ///
    /// ## Example
    /// ```python
    /// buttons = []
    /// for name in names:
    ///     buttons.append(lambda: show(name))
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// buttons = []
    /// for name in names:
    ///     buttons.append(lambda name=name: show(name))
    /// ```
    CellVarFromLoop {
        code: "PLW0640", name: "cell-var-from-loop", severity: Warning, nodes: [ExprName]
    }
}

impl Check<ExprName> for CellVarFromLoop {
    fn check<'a>(name: &'a ExprName, checker: &mut Checker<'a>) {
        if name.ctx != ExprContext::Load {
            return;
        }
        let model = checker.model;
        let node = model.nodes.get(checker.node);
        // The function or lambda that reads; comprehensions run at once.
        let mut frame = node.scope;
        while model.scope(frame).kind == ScopeKind::Comprehension {
            match model.scope(frame).parent {
                Some(parent) => frame = parent,
                None => return,
            }
        }
        if !model.scope(frame).is_function() {
            return;
        }
        let Some(reference) = node.reference else { return };
        let Some(binding) = model
            .reference(reference)
            .binding
            .or_else(|| model.uses().name(reference))
        else {
            return;
        };
        let named = model.binding(binding);
        if named.scope == frame {
            return;
        }
        // Of several bindings the last above counts.
        let above = model
            .bindings_of(named.scope, named.name)
            .map(|id| model.binding(id))
            .filter(|binding| binding.range.start() < name.range.start())
            .max_by_key(|binding| binding.range.start());
        let binding = above.unwrap_or(named);
        if !model
            .scope_chain(frame)
            .skip(1)
            .any(|scope| scope == binding.scope)
        {
            return;
        }
        let function = model.scope(frame).node;
        let found = if model.scope(binding.scope).kind == ScopeKind::Comprehension {
            true
        } else {
            is_in_loop_of(function, binding.statement, binding.scope, checker)
        };
        if found {
            checker.report(Self, name, format!("Cell variable {} defined in loop", name.id));
        }
    }
}

/// Whether a function is made in the `for` that a statement is or stands in, is not called at once and not returned.
fn is_in_loop_of(
    function: NodeId,
    statement: NodeId,
    scope: crate::semantic::ScopeId,
    checker: &Checker,
) -> bool {
    let model = checker.model;
    let node = model.nodes.get(function).node;
    let outer = model.scope(scope).node;
    let mut inner = Some(statement);
    let found = loop {
        let Some(id) = inner.filter(|id| *id != outer) else {
            return false;
        };
        if let AnyNodeRef::StmtFor(found) = model.nodes.get(id).node {
            break found;
        }
        inner = model.nodes.get(id).parent;
    };
    if !found.range.contains_range(node.range()) || found.range == node.range() {
        return false;
    }
    let called = matches!(model.ancestors(function).next(), Some(AnyNodeRef::ExprCall(call))
        if call.func.range() == node.range());
    let returned = matches!(
        model.nodes.get(model.nodes.statement(function)).node,
        AnyNodeRef::StmtReturn(_)
    );
    !called && !returned
}

#[test]
fn test() {
    crate::testing::check(
        CellVarFromLoop,
        r#"
def function(x):
    for a in x:
        b = a
        f(lambda: a + b)
                # ^ PLW0640: Cell variable a defined in loop
                    # ^ PLW0640: Cell variable b defined in loop
        f(lambda a=a: a)
        (lambda: a)()
        def inner():
            return a
                 # ^ PLW0640
        if a:
            return lambda: a
    f(lambda: a)
    return [lambda: c for c in x]
                  # ^ PLW0640: Cell variable c defined in loop
"#,
    );
}
