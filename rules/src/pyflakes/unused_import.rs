use ruff_python_ast::{AnyNodeRef, ModModule};
use ruff_text_size::Ranged;
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use super::branch::dominates;
use super::imports::{failure_is_handled, full_name};
use crate::checker::Checker;
use crate::edits::remove_import;
use crate::hooks::{Check, declare_rule, subject::File};
use crate::semantic::{
    Binding, BindingFlags, BindingId, BindingKind, Model, NodeId, Reference, ReferenceFlags, ScopeKind,
};

declare_rule! {
    /// Checks for imports whose name is never used.
    ///
    /// ## Why is this bad?
    /// An unused import costs time when the module loads, can fail, and misleads the reader about what the module
    /// needs.
    ///
    /// Imports of a class body are members of the class and count as used, as do `import a as a` and
    /// `from a import b as b`, the accepted way to re-export a name, and what `__all__` lists by assignments. In a `try` that
    /// handles `ImportError`, an import tests whether a module is there; `importlib.util.find_spec` does that
    /// without running it.
    ///
    /// ## Example
    /// ```python
    /// import os
    /// import sys
    ///
    /// print(sys.argv)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import sys
    ///
    /// print(sys.argv)
    /// ```
    ///
    /// ## Differences
    /// Of several imports of parts of one package, those that no attribute access needs are reported, as ruff's
    /// preview does; pyflakes sees the last alone. The place is the imported name, where pyflakes gives the
    /// statement, so that a `noqa` belongs on the name's line or on the statement's first. As in ruff, a star import is
    /// never reported as unused (see F403), nor is an explicit re-export, `import x as x`; pyflakes reports both. A name in a
    /// postponed annotation (a string, or below `from __future__ import annotations`) is the module's, where the module has
    /// it, as in ruff; to pyflakes it is what the class around binds in the end.
    UnusedImport { code: "F401", name: "unused-import", severity: Warning, nodes: [File], fixable: true }
}

impl Check<File> for UnusedImport {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let model = checker.model;
        let mut unused: SmallVec<[BindingId; 8]> = SmallVec::new();
        for id in model.binding_ids() {
            let binding = model.binding(id);
            if is_watched(model, binding) && model.is_final(id) {
                match chain(model, id) {
                    Some(chain) => unused.extend(unused_of_chain(model, &chain)),
                    None if !is_needed(model, binding) => unused.push(id),
                    None => {}
                }
            }
        }
        if unused.is_empty() {
            return;
        }
        drop_aliased(model, &mut unused);
        let mut by_statement: FxHashMap<NodeId, usize> = FxHashMap::default();
        for id in &unused {
            *by_statement.entry(model.binding(*id).statement).or_default() += 1;
        }
        for id in &unused {
            let unused_of_statement = by_statement[&model.binding(*id).statement];
            report(checker, *id, unused_of_statement);
        }
    }
}

fn is_watched(model: &Model, binding: &Binding) -> bool {
    let meant =
        BindingFlags::DECLARED_GLOBAL | BindingFlags::DECLARED_NONLOCAL | BindingFlags::EXPLICIT_EXPORT;
    matches!(
        binding.kind,
        BindingKind::Import | BindingKind::FromImport | BindingKind::SubmoduleImport
    ) && !binding.flags.intersects(meant)
        && matches!(
            model.scope(binding.scope).kind,
            ScopeKind::Module | ScopeKind::Function
        )
}

/// Whether something uses the import. Calls that add its name to `__all__` alone do not, as for the peers.
fn is_needed(model: &Model, binding: &Binding) -> bool {
    let meant = BindingFlags::NAMED_ELSEWHERE | BindingFlags::HIDES_USED;
    (binding.is_used() && !is_listed_by_call(model, binding)) || binding.flags.intersects(meant)
}

fn is_listed_by_call(model: &Model, binding: &Binding) -> bool {
    binding.first_reference.is_some_and(|first| {
        let flags = model.reference(first).flags;
        flags.contains(ReferenceFlags::EXPORT_BY_CALL)
    })
}

/// A binding with the ones that it hides, if all of them are plain imports of one package, one after the other, so
/// that each use can be given to the import that it needs.
fn chain(model: &Model, id: BindingId) -> Option<SmallVec<[BindingId; 4]>> {
    // What a person would write; each use is compared with each import.
    const LONGEST: usize = 64;
    let last = model.binding(id);
    last.shadowed?;
    let mut chain = SmallVec::new();
    let mut next = Some(id);
    while let Some(id) = next {
        let binding = model.binding(id);
        let plain = matches!(binding.kind, BindingKind::Import | BindingKind::SubmoduleImport)
            && !binding
                .flags
                .intersects(BindingFlags::RENAMED | BindingFlags::EXPLICIT_EXPORT | BindingFlags::AFTER_GAP);
        let used_before = !chain.is_empty() && binding.counts_as_used();
        if !plain
            || used_before
            || chain.len() == LONGEST
            || !dominates(model, binding.statement, last.statement)
        {
            return None;
        }
        chain.push(id);
        next = binding.shadowed;
    }
    Some(chain)
}

/// Of imports of parts of one package, those that no use needs.
fn unused_of_chain(model: &Model, chain: &[BindingId]) -> SmallVec<[BindingId; 4]> {
    let last = chain[0];
    if model.binding(last).flags.contains(BindingFlags::NAMED_ELSEWHERE) {
        return SmallVec::new();
    }
    let modules: SmallVec<[&str; 4]> = chain.iter().map(|id| module_of(model, *id)).collect();
    let mut used: SmallVec<[bool; 4]> = chain.iter().map(|_| false).collect();
    for reference in model.references_to(last) {
        let Some(path) = path_of(model, reference) else {
            return SmallVec::new();
        };
        // The import that shares the longest head with what is used; of equals, the one with the fewest parts, and of
        // these the first.
        let head = |module: &str| {
            module
                .split('.')
                .zip(&path)
                .take_while(|(left, right)| left == *right)
                .count()
        };
        let best = modules
            .iter()
            .max_by_key(|module| (head(module), std::cmp::Reverse(module.split('.').count())));
        for (module, used) in modules.iter().zip(&mut used) {
            *used |= Some(module) == best;
        }
    }
    let ids = chain.iter().zip(used);
    ids.filter(|(_, used)| !used).map(|(id, _)| *id).collect()
}

fn module_of<'a>(model: &Model<'a>, id: BindingId) -> &'a str {
    match model.nodes.get(model.binding(id).node).node {
        AnyNodeRef::Alias(alias) => alias.name.as_str(),
        _ => "",
    }
}

/// The name that is read with the attributes that are taken from it.
fn path_of<'a>(model: &Model<'a>, reference: &Reference) -> Option<SmallVec<[&'a str; 8]>> {
    let mut path: SmallVec<[&str; 8]> = SmallVec::new();
    path.push(model.names.text(reference.name));
    if !reference.flags.contains(ReferenceFlags::EXPORT) {
        matches!(model.nodes.get(reference.node).node, AnyNodeRef::ExprName(_)).then_some(())?;
        for node in model.ancestors(reference.node) {
            let AnyNodeRef::ExprAttribute(attribute) = node else {
                break;
            };
            path.push(attribute.attr.as_str());
        }
    }
    Some(path)
}

/// `import a as b` with a use of `b` uses `import a.c` of the same scope too.
fn drop_aliased(model: &Model, unused: &mut SmallVec<[BindingId; 8]>) {
    let is_submodule = |id: &BindingId| model.binding(*id).kind == BindingKind::SubmoduleImport;
    if !unused.iter().any(is_submodule) {
        return;
    }
    let aliased: FxHashSet<_> = model
        .binding_ids()
        .filter(|id| {
            let binding = model.binding(*id);
            binding.kind == BindingKind::Import
                && binding.flags.contains(BindingFlags::RENAMED)
                && binding.is_used()
        })
        .map(|id| (model.binding(id).scope, module_of(model, id)))
        .collect();
    unused.retain(|id| {
        let binding = model.binding(*id);
        !(is_submodule(id) && aliased.contains(&(binding.scope, model.name_of(binding))))
    });
}

fn report(checker: &mut Checker, id: BindingId, unused_of_statement: usize) {
    let model = checker.model;
    let binding = model.binding(id);
    let Some(name) = full_name(model, binding) else {
        return;
    };
    let statement = model.nodes.get(binding.statement).node;
    let mut message = format!("`{name}` imported but unused");
    let relative = matches!(statement, AnyNodeRef::StmtImportFrom(import) if import.level > 0);
    let mut fix = None;
    if failure_is_handled(model, binding) {
        message += "; consider using `importlib.util.find_spec` to test for availability";
    } else if is_listed_by_call(model, binding) {
        message += "; consider listing it in `__all__` without a call";
    } else if checker.source.is_package() {
        if relative {
            message += "; consider removing, adding to `__all__`, or using a redundant alias";
        }
    } else {
        fix = remove_import(checker, binding, unused_of_statement, "Remove the unused import");
    }
    let report = checker
        .report(UnusedImport, binding.range, message)
        .parent(statement.start());
    if let Some(fix) = fix {
        report.fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{check, check_with};

    #[test]
    fn uses() {
        check(
            UnusedImport,
            r#"
import os, sys
     # ^^ F401: `os` imported but unused
from a import b as c, d as d
                 # ^ F401: `a.b` imported but unused
from . import e
            # ^ F401: `.e` imported but unused
from ..f import g
              # ^ F401: `..f.g` imported but unused
import h as i
          # ^ F401: `h` imported but unused
import j, k
__all__ = ["j"]
__all__ += ("k",)
__all__.append("o")
import o
     # ^ F401: `o` imported but unused; consider listing it in `__all__` without a call
sys.exit()
import l
def f():
    import l
         # ^ F401
class A:
    import m
def typed(x: "n.X") -> l: ...
import n
import first
def first(): ...
"#,
        );
    }

    #[test]
    fn parts_of_a_package() {
        check(
            UnusedImport,
            r#"
import a.b
     # ^^^ F401: `a.b` imported but unused
import a.c
a.c.d
import numpy as np
import numpy.linalg
np.linalg.norm
import e
import e.f
e.f.g, e.h
import x.y
     # ^^^ F401
import x.z
     # ^^^ F401
import g.long
import g.b
     # ^^^ F401: `g.b` imported but unused
g.other
"#,
        );
    }

    #[test]
    fn availability() {
        check(
            UnusedImport,
            r#"
try:
    import a
         # ^ F401: `a` imported but unused; consider using `importlib.util.find_spec` to test for availability
    import b
except ImportError:
    b = None
def f():
    global c
    import c
"#,
        );
    }

    #[test]
    fn packages() {
        check_with(
            UnusedImport,
            &crate::Settings::default(),
            "package/__init__.py",
            r#"
from .a import b
             # ^ F401: `.a.b` imported but unused; consider removing, adding to `__all__`, or using a redundant alias
import c
     # ^ F401: `c` imported but unused
"#,
        );
    }

    #[test]
    fn fixes() {
        crate::testing::fixed(UnusedImport, "import os\nx = 1\n", "x = 1\n");
        crate::testing::fixed(UnusedImport, "import os, sys\nsys\n", "import sys\nsys\n");
        crate::testing::fixed(
            UnusedImport,
            "from a import (\n    b,\n    c,\n)\nb\n",
            "from a import (\n    b,\n)\nb\n",
        );
        crate::testing::fixed(UnusedImport, "def f():\n    import os\n", "def f():\n    pass\n");
        crate::testing::fixed(UnusedImport, "x = 1; import os; y = 2\n", "x = 1; y = 2\n");
    }
}
