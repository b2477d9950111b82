use ruff_python_ast::{AnyNodeRef, ModModule};
use rustc_hash::FxHashSet;

use super::branch::{dominates, same_branch};
use super::imports::{full_name, hidden_around};
use super::names::may_be_unused;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};
use crate::semantic::{Binding, BindingFlags, BindingId, BindingKind, Model, NodeId};

declare_rule! {
    /// Checks for names that are given a new meaning before the old one was used.
    ///
    /// ## Why is this bad?
    /// What was defined or imported first cannot be reached. Usually one of the two was meant to have another name,
    /// or is left over.
    ///
    /// Definitions in different branches of an `if`, `try` or `match` do not redefine each other, nor do overloads.
    /// An assignment to a name that was only assigned before is no redefinition.
    ///
    /// ## Example
    /// ```python
    /// def test_empty():
    ///     assert not []
    ///
    ///
    /// def test_empty():
    ///     assert not {}
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def test_empty_list():
    ///     assert not []
    ///
    ///
    /// def test_empty_dict():
    ///     assert not {}
    /// ```
    ///
    /// ## Differences
    /// The place is the name, where pyflakes gives the statement. As in ruff, what stands inside of a branch (`if`, `try`,
    /// `match`, also `with`) does not redefine what was bound outside of it, and functions with a leading underscore are
    /// not reported; pyflakes reports both, and the setter of a property that is called `__class__`. A `with` that binds an
    /// unused variable again is reported, as in ruff. A function or class that its own `global` statement binds again
    /// is not redefined before it runs; ruff reports it.
    RedefinedWhileUnused { code: "F811", name: "redefined-while-unused", severity: Warning, nodes: [File] }
}

impl Check<File> for RedefinedWhileUnused {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let model = checker.model;
        let imports: FxHashSet<_> = model
            .bindings
            .iter()
            .filter(|binding| is_watched_import(binding))
            .map(|binding| binding.name)
            .collect();
        for id in model.binding_ids() {
            let binding = model.binding(id);
            if matches!(
                binding.kind,
                BindingKind::LoopVariable
                    | BindingKind::Annotation
                    | BindingKind::FutureImport
                    | BindingKind::Global
            ) {
                continue;
            }
            if let Some(shadowed) = binding.shadowed {
                if !binding.flags.contains(BindingFlags::AFTER_GAP)
                    && hides_unused(checker, binding, shadowed)
                {
                    report(checker, binding, shadowed);
                }
            } else if imports.contains(&binding.name)
                && model.is_first(id)
                && let Some(shadowed) = hidden_around(model, id)
                && is_watched_import(model.binding(shadowed))
                && redefines(model, binding, model.binding(shadowed))
            {
                report(checker, binding, shadowed);
            }
        }
    }
}

/// Imports of `__future__` and explicit re-exports do their work unused.
fn is_watched_import(binding: &Binding) -> bool {
    binding.is_import()
        && binding.kind != BindingKind::FutureImport
        && !binding.flags.contains(BindingFlags::EXPLICIT_EXPORT)
        && !binding.counts_as_used()
}

/// Whether a binding hides an unused one of its own scope that it should not.
fn hides_unused(checker: &Checker, binding: &Binding, shadowed: BindingId) -> bool {
    let model = checker.model;
    let shadowed = model.binding(shadowed);
    redefines(model, binding, shadowed)
        && (shadowed.is_import() || !may_be_unused(model.name_of(shadowed), checker.settings))
        && !(shadowed.kind == BindingKind::Function && is_overload(model, shadowed.node))
}

fn redefines(model: &Model, binding: &Binding, shadowed: &Binding) -> bool {
    !shadowed.counts_as_used()
        && (matches!(shadowed.kind, BindingKind::Class | BindingKind::Function)
            || is_watched_import(shadowed)
            || shadowed.is_assignment())
        && !(binding.is_assignment() && shadowed.is_assignment())
        && is_same_part(model, binding, shadowed)
        && meets(model, binding, shadowed)
}

/// Whether the code of a binding runs with that of the one it hides. A type checker reads what stands under
/// `if TYPE_CHECKING:` together with the rest.
fn meets(model: &Model, binding: &Binding, shadowed: &Binding) -> bool {
    let for_checkers = |binding: &Binding| binding.flags.contains(BindingFlags::TYPE_CHECKING);
    if for_checkers(binding) && !for_checkers(shadowed) {
        dominates(model, shadowed.statement, binding.statement)
    } else {
        same_branch(model, binding.statement, shadowed.statement)
    }
}

/// Imports of two parts of a package live together under the package's name.
fn is_same_part(model: &Model, binding: &Binding, shadowed: &Binding) -> bool {
    let involves_part = |one: &Binding, other: &Binding| {
        one.kind == BindingKind::SubmoduleImport
            && other.is_import()
            && other.kind != BindingKind::FutureImport
    };
    !(involves_part(binding, shadowed) || involves_part(shadowed, binding))
        || full_name(model, binding) == full_name(model, shadowed)
}

fn is_overload(model: &Model, node: NodeId) -> bool {
    match model.nodes.get(node).node {
        AnyNodeRef::StmtFunctionDef(function) => function
            .decorator_list
            .iter()
            .any(|decorator| model.is_typing(&decorator.expression, "overload")),
        _ => false,
    }
}

fn report<'a>(checker: &mut Checker<'a>, binding: &Binding, shadowed: BindingId) {
    let model = checker.model;
    let shadowed = model.binding(shadowed);
    let row = checker.source.row(shadowed.range.start());
    let name = match binding.kind {
        BindingKind::SubmoduleImport => full_name(model, binding).unwrap_or_default(),
        _ => model.name_of(binding).to_owned(),
    };
    let statement = model.nodes.get(binding.statement).node;
    let start = ruff_text_size::Ranged::start(&statement);
    checker
        .report(
            RedefinedWhileUnused,
            binding.range,
            format!("Redefinition of unused `{name}` from line {row}"),
        )
        .parent(start);
}

#[cfg(test)]
mod tests {
    use super::RedefinedWhileUnused;
    use crate::testing::check;

    #[test]
    fn in_one_scope() {
        check(
            RedefinedWhileUnused,
            r#"
import a
def a(): ...
  # ^ F811: Redefinition of unused `a` from line 1
b = 1
b = 2
def b(): ...
  # ^ F811: Redefinition of unused `b` from line 4
b: int
class b: ...
    # ^ F811
import c.d
import c.e
import c.d
import c
import f.g
import f.g
     # ^^^ F811: Redefinition of unused `f.g` from line 12
def _(): ...
def _(): ...
for h in (): ...
def h(): ...
for h in (): ...
def i(): ...
i = property(i)
def j(): ...
[j for j in ()]
def k(): ...
with open() as k: ...
             # ^ F811
"#,
        );
    }

    #[test]
    fn branches() {
        check(
            RedefinedWhileUnused,
            r#"
if x:
    import a
else:
    import a
try:
    import b
except ImportError:
    b = None
else:
    def c(): ...
match x:
    case 1:
        import d
    case 2:
        import d
import e
with x:
    import e
    import e
         # ^ F811
while x:
    import f
import f
     # ^ F811
try: ...
finally:
    import h
import h
if TYPE_CHECKING:
    import h
         # ^ F811
    import i
import i
try:
    ...
except E as g: ...
def g(): ...
"#,
        );
    }

    #[test]
    fn across_scopes() {
        check(
            RedefinedWhileUnused,
            r#"
import a, b, c
def f(a): ...
    # ^ F811
def g():
    b = 1
  # @5 F811
    def c(): return c
      # ^ F811
def d(): ...
def h():
    def d(): ...
class A:
    def late(self): ...
    def e(self): ...
import late, e
import k as k
def k(): ...
late, lambda b: b
           # ^ F811
"#,
        );
    }

    #[test]
    fn overloads_and_properties() {
        check(
            RedefinedWhileUnused,
            r#"
import typing
from typing import overload
@overload
def f(a: int): ...
@typing.overload
def f(a: str): ...
def f(a): ...
class A:
    @property
    def p(self): ...
    @p.setter
    def p(self, value): ...
def g():
    global h
    import h
    def h(): ...
      # ^ F811
"#,
        );
    }
}
