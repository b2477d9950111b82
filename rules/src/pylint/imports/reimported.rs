use ruff_python_ast::{Alias, AnyNodeRef, Stmt, StmtImport, StmtImportFrom};
use ruff_text_size::{Ranged, TextRange};

use super::{ShadowedImport, text};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::exclusive::are_exclusive;
use crate::semantic::{ScopeId, ScopeKind};

declare_rule! {
    /// Checks for modules and names that are imported again, in the same function, class or module, or in a function
    /// after the module did.
    ///
    /// ## Why is this bad?
    /// The second import changes nothing, or hides the first.
    ///
    /// ## Example
    /// ```python
    /// import os
    /// import sys
    /// import os
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import os
    /// import sys
    /// ```
    Reimported {
        code: "PLW0404", name: "reimported", severity: Warning, nodes: [StmtImport, StmtImportFrom]
    }
}

impl Check<StmtImport> for Reimported {
    fn check<'a>(import: &'a StmtImport, checker: &mut Checker<'a>) {
        check(&import.names, None, import.range, checker);
    }
}

impl Check<StmtImportFrom> for Reimported {
    fn check<'a>(import: &'a StmtImportFrom, checker: &mut Checker<'a>) {
        check(&import.names, Some(import), import.range, checker);
    }
}

/// Which of the two rules a pair of imports breaks.
#[derive(PartialEq)]
enum Found {
    Again,
    Shadowed,
}

/// Reports both rules' findings; called by the first of them that is enabled.
pub(super) fn check(names: &[Alias], from: Option<&StmtImportFrom>, range: TextRange, checker: &mut Checker) {
    let model = checker.model;
    let node = checker.node;
    let frame = model
        .scope_chain(model.nodes.get(node).scope)
        .find(|scope| {
            matches!(
                model.scope(*scope).kind,
                ScopeKind::Module | ScopeKind::Class | ScopeKind::Function
            )
        })
        .unwrap_or(ScopeId::MODULE);
    let contexts = [Some(frame), (frame != ScopeId::MODULE).then_some(ScopeId::MODULE)];
    for (index, context) in contexts.into_iter().enumerate() {
        let Some(context) = context else { continue };
        let body: &[Stmt] = match model.nodes.get(model.scope(context).node).node {
            AnyNodeRef::ModModule(module) => &module.body,
            AnyNodeRef::StmtClassDef(class) => &class.body,
            AnyNodeRef::StmtFunctionDef(function) => &function.body,
            _ => continue,
        };
        // Relative imports are compared with those of their own frame alone.
        let level = from.map_or(0, |from| if index == 0 { from.level } else { 0 });
        for alias in names {
            let Some((first, found)) = first_import(body, alias, from, level, context == frame, range) else {
                continue;
            };
            if model
                .nodes
                .id_of(first)
                .is_some_and(|first| are_exclusive(model, first, node))
            {
                continue;
            }
            let row = checker.source.row(first.start());
            if found == Found::Again && checker.enabled(Reimported) {
                let name = alias.name.as_str();
                checker.report(
                    Reimported,
                    range,
                    format!("Reimport '{name}' (imported line {row})"),
                );
            } else if found == Found::Shadowed && checker.enabled(ShadowedImport) {
                let name = alias.asname.as_ref().map_or("", |name| name.as_str());
                checker.report(
                    ShadowedImport,
                    range,
                    format!("Shadowed '{name}' (imported line {row})"),
                );
            }
        }
    }
}

/// The first import among the statements of a body that gives what an alias gives.
fn first_import<'b>(
    body: &'b [Stmt],
    alias: &Alias,
    from: Option<&StmtImportFrom>,
    level: u32,
    same_frame: bool,
    range: TextRange,
) -> Option<(&'b Stmt, Found)> {
    let name = alias.name.as_str();
    let full = |module: &str, name: &str| -> bool {
        // `module.name` against what this import names in full.
        match from {
            Some(from) if from.module.is_some() => {
                module == text::module(from) && name == alias.name.as_str()
            }
            _ => {
                let own = alias.name.as_str();
                own.strip_prefix(module)
                    .and_then(|rest| rest.strip_prefix('.'))
                    .is_some_and(|rest| rest == name)
            }
        }
    };
    let is_shadowed = |other: &Alias| {
        other.asname.is_none()
            && alias
                .asname
                .as_ref()
                .is_some_and(|asname| asname.as_str() == other.name.as_str())
    };
    for first in body {
        if same_frame && first.start() >= range.start() {
            break;
        }
        match first {
            Stmt::Import(import) => {
                let is_same = |other: &Alias| match from {
                    Some(from) if from.module.is_some() => other
                        .name
                        .as_str()
                        .strip_prefix(text::module(from))
                        .and_then(|rest| rest.strip_prefix('.'))
                        .is_some_and(|rest| rest == name),
                    _ => other.name.as_str() == name,
                };
                if import.names.iter().any(is_same) {
                    return Some((first, Found::Again));
                }
                if import.names.iter().any(is_shadowed) {
                    return Some((first, Found::Shadowed));
                }
            }
            Stmt::ImportFrom(import) if import.level == level => {
                for other in &import.names {
                    let other_name = other.name.as_str();
                    if full(text::module(import), other_name)
                        || (name != "*"
                            && name == other_name
                            && alias.asname.is_none()
                            && other.asname.is_none())
                    {
                        return Some((first, Found::Again));
                    }
                    if is_shadowed(other) {
                        return Some((first, Found::Shadowed));
                    }
                }
            }
            _ => {}
        }
    }
    None
}

#[test]
fn test() {
    crate::testing::check(
        Reimported,
        r#"
import os, sys
from os import path
import os.path
# @1-1:15 PLW0404: Reimport 'os.path' (imported line 2)
from os import getcwd
from os import getcwd as again
# @1-1:31 PLW0404: Reimport 'getcwd' (imported line 4)
import sys as system
# @1-1:21 PLW0404: Reimport 'sys' (imported line 1)
def function():
    import os
  # ^^^^^^^^^ PLW0404: Reimport 'os' (imported line 1)
    import re
class A:
    import json
    def method(self):
        import json
if os:
    import a
else:
    import a
try:
    import b
except ImportError:
    import b
import later
def function():
    import later
  # ^^^^^^^^^^^^ PLW0404
"#,
    );
}
