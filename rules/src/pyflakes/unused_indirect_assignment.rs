use ruff_python_ast::{AnyNodeRef, ModModule, StmtGlobal, StmtNonlocal};
use ruff_text_size::Ranged;
use rustc_hash::FxHashSet;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};
use crate::semantic::{BindingFlags, NameId, NodeId, ReferenceFlags, ScopeId, ScopeKind};

declare_rule! {
    /// Checks for names in `global` and `nonlocal` statements that the function never assigns.
    ///
    /// ## Why is this bad?
    /// A name that is only read needs no such statement: without an assignment it does nothing.
    ///
    /// ## Example
    /// ```python
    /// count = 0
    ///
    ///
    /// def show():
    ///     global count
    ///     print(count)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// count = 0
    ///
    ///
    /// def show():
    ///     print(count)
    /// ```
    ///
    /// ## Differences
    /// pyflakes and flake8 have this code; ruff has it as PLW0602. A name that a comprehension's `:=` binds counts as
    /// assigned, and a name that is declared twice is reported for both declarations; pyflakes does neither.
    UnusedIndirectAssignment {
        code: "F824", name: "unused-indirect-assignment", severity: Warning, nodes: [File]
    }
}

impl Check<File> for UnusedIndirectAssignment {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let model = checker.model;
        let declares =
            |scope: &crate::semantic::Scope| !scope.globals.is_empty() || !scope.nonlocals.is_empty();
        if !model.scopes.iter().any(declares) {
            return;
        }
        let declared = BindingFlags::DECLARED_GLOBAL | BindingFlags::DECLARED_NONLOCAL;
        // The scopes that bind or delete a name that lives elsewhere.
        let bound = model
            .bindings
            .iter()
            .filter(|binding| binding.flags.intersects(declared))
            .map(|binding| (scope_of_binder(checker, binding.node), binding.name));
        let deleted = model
            .references
            .iter()
            .filter(|reference| reference.flags.contains(ReferenceFlags::DELETE))
            .map(|reference| (reference.scope, reference.name));
        let changed: FxHashSet<(ScopeId, NameId)> = bound.chain(deleted).collect();
        for id in model.scope_ids() {
            let scope = model.scope(id);
            for (name, statement) in scope.globals.iter().chain(&scope.nonlocals) {
                if !changed.contains(&(id, *name)) {
                    report(checker, *name, *statement);
                }
            }
        }
    }
}

/// The scope whose code binds: where the binding node stands.
fn scope_of_binder(checker: &Checker, node: NodeId) -> ScopeId {
    let model = checker.model;
    let scope = model.nodes.get(node).scope;
    // A walrus in a comprehension binds around it.
    let around = model
        .scope_chain(scope)
        .find(|scope| model.scope(*scope).kind != ScopeKind::Comprehension);
    around.unwrap_or(scope)
}

fn report(checker: &mut Checker, name: NameId, statement: NodeId) {
    let name = checker.model.names.text(name);
    let node = checker.model.nodes.get(statement).node;
    let keyword = match node {
        AnyNodeRef::StmtGlobal(StmtGlobal { .. }) => "global",
        AnyNodeRef::StmtNonlocal(StmtNonlocal { .. }) => "nonlocal",
        _ => return,
    };
    let message = format!("`{keyword} {name}` is unused: name is never assigned in scope");
    checker.report(UnusedIndirectAssignment, node.range(), message);
}

#[test]
fn test() {
    crate::testing::check(
        UnusedIndirectAssignment,
        r#"
def f():
    global a, b, c, d, e
  # @5 F824: `global a` is unused: name is never assigned in scope
    print(a)
    b = 1
    def c(): ...
    import d
    del e
def g():
    x = y = 1
    def h():
        nonlocal x, y
      # @9 F824: `nonlocal x` is unused: name is never assigned in scope
        y += x
class A:
    global z
    z = 1
"#,
    );
}
