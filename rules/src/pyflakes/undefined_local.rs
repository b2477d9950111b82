use ruff_python_ast::ModModule;
use rustc_hash::FxHashSet;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};
use crate::semantic::{NameId, ReferenceFlags, ScopeId, ScopeKind};

declare_rule! {
    /// Checks for variables of a function that are read before they are bound.
    ///
    /// ## Why is this bad?
    /// A name that a function binds anywhere is local in all of it, so that reading it first raises
    /// `UnboundLocalError`, even where a global or a builtin has the same name.
    ///
    /// ## Example
    /// ```python
    /// count = 0
    ///
    ///
    /// def increment():
    ///     count += 1
    ///     return count
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// count = 0
    ///
    ///
    /// def increment():
    ///     global count
    ///     count += 1
    ///     return count
    /// ```
    ///
    /// ## Differences
    /// As in ruff, a star import may have bound the name before; pyflakes reports a local variable that is called like
    /// something imported so.
    UndefinedLocal { code: "F823", name: "undefined-local", severity: Error, nodes: [File] }
}

impl Check<File> for UndefinedLocal {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let model = checker.model;
        let mut reported: FxHashSet<(ScopeId, NameId)> = FxHashSet::default();
        for reference in &model.references {
            let scope = reference.scope;
            let outside = match reference.binding {
                Some(binding) => model.binding(binding).scope != scope,
                None => crate::builtins::is_builtin(model.names.text(reference.name)),
            };
            if !outside
                || model.scope(scope).kind != ScopeKind::Function
                || !model.binds(scope, reference.name)
                || reference
                    .flags
                    .intersects(ReferenceFlags::ANNOTATION | ReferenceFlags::EXPORT)
                || !reported.insert((scope, reference.name))
            {
                continue;
            }
            let name = model.names.text(reference.name);
            let range = reference.range;
            checker.report(
                Self,
                range,
                format!("Local variable `{name}` referenced before assignment"),
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UndefinedLocal,
        r#"
import a
b = 1
def f():
    a.b
  # @5 F823: Local variable `a` referenced before assignment
    a = 1
    max(1, 2)
  # @5 F823
    max = min
    b += 1
  # @5 F823
def g(a):
    a.b
    a = 1
def h():
    global b
    b += 1
    [a for a in a]
def i():
    def j(): return a
    x: a = 1
    a = 1
"#,
    );
}
