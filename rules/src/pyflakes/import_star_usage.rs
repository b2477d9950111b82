use ruff_python_ast::{AnyNodeRef, ModModule};

use super::imports::module_name;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};
use crate::semantic::{Model, ReferenceFlags, ScopeId, UnresolvedKind};

declare_rule! {
    /// Checks for names that only a star import can define.
    ///
    /// ## Why is this bad?
    /// The name may be defined by the other module, or nowhere: neither reader nor checker can tell.
    ///
    /// ## Example
    /// ```python
    /// from math import *
    ///
    /// print(sin(pi))
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// from math import pi, sin
    ///
    /// print(sin(pi))
    /// ```
    ///
    /// ## Differences
    /// As in ruff, each use has a finding of its own place, those in `__all__` included, and a name that was bound in the
    /// module counts as defined after a `del` inside of a branch, and where a `global` statement of a function binds it.
    /// pyflakes gives uses in `__all__` the place of the statement, and reports the other two.
    UndefinedLocalWithImportStarUsage {
        code: "F405", name: "undefined-local-with-import-star-usage", severity: Warning, nodes: [File]
    }
}

impl Check<File> for UndefinedLocalWithImportStarUsage {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let model = checker.model;
        // Nearly every name is served by the imports of the module.
        let of_module = sources(model, ScopeId::MODULE);
        for unresolved in &model.unresolved {
            let reference = model.reference(unresolved.reference);
            if unresolved.kind != UnresolvedKind::StarImport
                || reference.flags.contains(ReferenceFlags::EXPORT_BY_CALL)
            {
                continue;
            }
            let nested = model
                .scope_chain(reference.scope)
                .any(|scope| scope != ScopeId::MODULE && !model.scope(scope).star_imports.is_empty());
            let own;
            let modules = if nested {
                own = sources(model, reference.scope);
                &own
            } else {
                &of_module
            };
            let name = model.names.text(reference.name);
            let message = format!("`{name}` may be undefined, or defined from star imports: {modules}");
            checker.report(Self, reference.range, message);
        }
    }
}

/// The modules whose names a scope sees by star imports, sorted.
fn sources(model: &Model, scope: ScopeId) -> String {
    let mut modules: Vec<String> = model
        .scope_chain(scope)
        .flat_map(|scope| &model.scope(scope).star_imports)
        .filter_map(|import| match model.nodes.get(*import).node {
            AnyNodeRef::StmtImportFrom(import) => Some(format!("`{}`", module_name(import))),
            _ => None,
        })
        .collect();
    modules.sort_unstable();
    modules.dedup();
    // The list stands in every message.
    const MOST: usize = 8;
    if modules.len() > MOST {
        modules.truncate(MOST);
        modules.push("…".to_owned());
    }
    modules.join(", ")
}

#[test]
fn test() {
    crate::testing::check(
        UndefinedLocalWithImportStarUsage,
        r#"
from b import *
from a import *
x = y
  # ^ F405: `y` may be undefined, or defined from star imports: `a`, `b`
__all__ = ["x", "z"]
              # ^^^ F405
def f(): return print(w)
                    # ^ F405
"#,
    );
}
