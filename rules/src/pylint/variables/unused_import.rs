use ruff_python_ast::{Alias, AnyNodeRef, StmtImportFrom};
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::Scope};
use crate::semantic::{Binding, BindingKind, Model, ScopeId, ScopeKind, Use};
use rustc_hash::FxHashSet;

use super::type_comments;
use super::unused_variable::is_abstract_method;
use crate::pylint::type_checking::in_type_checking_block;

declare_rule! {
    /// Checks for imports, of a module or inside a function, that nothing reads.
    ///
    /// Not meant are `__init__.py` (unless `init-import` is set), names in `__all__`, names in annotations that are
    /// written as strings or as comments (`# type: List[int]`), imported names of the form `__name__`, and a module's imports
    /// under `if TYPE_CHECKING:` and its `else:`.
    ///
    /// ## Why is this bad?
    /// Importing takes time and memory, ties modules together and may fail.
    ///
    /// ## Example
    /// ```python
    /// import os
    ///
    /// print("hello")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// print("hello")
    /// ```
    ///
    /// ## Options
    /// - `init-import`
    /// - `dummy-variables-rgx`
    UnusedImport { code: "PLW0611", name: "unused-import", severity: Warning, nodes: [Scope] }
}

impl Check<Scope> for UnusedImport {
    fn check<'a>(scope: ScopeId, checker: &mut Checker<'a>) {
        match checker.model.scope(scope).kind {
            ScopeKind::Module => module(checker),
            ScopeKind::Function => function(scope, checker),
            _ => {}
        }
    }
}

fn module(checker: &mut Checker) {
    let model = checker.model;
    if checker.source.is_package() && !checker.settings.pylint.variables.init_import {
        return;
    }
    let mut in_type_comments = None;
    for first in model.names_in(ScopeId::MODULE) {
        let is_import = |id| import(model, model.binding(id)).is_some();
        if model.uses().of(first) != Use::Never || !model.later_bindings(first).any(is_import) {
            continue;
        }
        let in_type_comments = in_type_comments.get_or_insert_with(|| type_comments::names(checker.source));
        if in_type_comments.contains(model.name_of(model.binding(first))) {
            continue;
        }
        // Every module of the same first name counts for itself: `import os`, `import os.path`.
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        for binding in model.later_bindings(first).map(|id| model.binding(id)) {
            let Some((alias, from)) = import(model, binding) else {
                continue;
            };
            if in_type_checking_block(model, binding.statement) {
                continue;
            }
            let key = alias.name.as_str();
            let is_special = |name: &str| {
                name.len() > 4
                    && name.starts_with("__")
                    && name.ends_with("__")
                    && name[2..name.len() - 2]
                        .bytes()
                        .all(|byte| byte.is_ascii_lowercase())
            };
            if seen.contains(key) || from.is_some() && is_special(alias.name.as_str()) {
                continue;
            }
            seen.insert(key);
            // `from . import name` reads as `import name` at the module's level.
            let from = from.filter(|from| from.module.is_some());
            report(binding, alias, from, checker);
        }
    }
}

fn function(scope: ScopeId, checker: &mut Checker) {
    let model = checker.model;
    for first in model.names_in(scope) {
        let binding = model.binding(first);
        let Some((alias, from)) = import(model, binding) else {
            continue;
        };
        if model.uses().of(first) == Use::Read
            || checker
                .settings
                .pylint
                .variables
                .dummy_variables_rgx
                .matches(model.name_of(binding))
        {
            continue;
        }
        if is_abstract_method(scope, checker) {
            return;
        }
        report(binding, alias, from, checker);
    }
}

fn import<'a>(model: &Model<'a>, binding: &Binding) -> Option<(&'a Alias, Option<&'a StmtImportFrom>)> {
    if !binding.is_import() || binding.kind == BindingKind::FutureImport {
        return None;
    }
    let AnyNodeRef::Alias(alias) = model.nodes.get(binding.node).node else {
        return None;
    };
    match model.nodes.get(binding.statement).node {
        AnyNodeRef::StmtImportFrom(from) => Some((alias, Some(from))),
        _ => Some((alias, None)),
    }
}

fn report(binding: &Binding, alias: &Alias, from: Option<&StmtImportFrom>, checker: &mut Checker) {
    let name = alias.name.as_str();
    let what = match (from, &alias.asname) {
        (None, None) => format!("import {name}"),
        (None, Some(asname)) => format!("{name} imported as {asname}"),
        (Some(from), asname) => {
            let module = from.module.as_ref().map_or("", |module| module.as_str());
            match asname {
                None => format!("{name} imported from {module}"),
                Some(asname) => format!("{name} imported from {module} as {asname}"),
            }
        }
    };
    let at = checker.model.nodes.get(binding.statement).node.range();
    checker.report(UnusedImport, at, format!("Unused {what}"));
}

#[test]
fn test() {
    crate::testing::check(
        UnusedImport,
        r#"
from __future__ import annotations
from . import foo
# @1-1:18 PLW0611: Unused import foo
from .x import y as z, w
# @1-1:25 PLW0611: Unused y imported from x as z
# @1-1:25 PLW0611: Unused w imported from x
import os
# @1-1:10 PLW0611: Unused import os
import os.path
# @1-1:15 PLW0611: Unused import os.path
import xml.dom as xd, json
# @1-1:27 PLW0611: Unused xml.dom imported as xd
# @1-1:27 PLW0611: Unused import json
from sys import __stdout__
from typing import List
from typing import Dict, Set, Tuple
# @1-1:36 PLW0611: Unused Tuple imported from typing
x = {}  # type: Dict[str, int]
def commented(a):
    # type: (Set) -> int
    return a
import typing as t
if t.TYPE_CHECKING:
    from x import for_checkers
else:
    for_checkers = None
if used:
    from x import y as early
  # @5-1:29 PLW0611
elif t.TYPE_CHECKING:
    from x import y as late
import used, exported
__all__ = ["exported"]
def function(x: "List[int]"):
    from . import relative
  # @5-1:27 PLW0611
    import a.b
  # @5-1:15 PLW0611: Unused import a.b
    import a.c
    return used
class A:
    import string
    def stub(self):
        pass
        import string
"#,
    );
    crate::testing::check_with(
        UnusedImport,
        &crate::Settings::default(),
        "package/__init__.py",
        "import os\n",
    );
}
