use ruff_python_ast::{StmtImport, StmtImportFrom};
use ruff_text_size::Ranged;

use super::text;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::semantic::ScopeId;

declare_rule! {
    /// Checks for imports inside functions and classes.
    ///
    /// ## Why is this bad?
    /// A module's imports show what it depends on; hidden ones surprise, fail late and run again with each call.
    ///
    /// ## Example
    /// ```python
    /// def now():
    ///     import time
    ///
    ///     return time.time()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import time
    ///
    ///
    /// def now():
    ///     return time.time()
    /// ```
    ///
    /// ## Options
    /// - `allow-any-import-level`
    ImportOutsideToplevel {
        code: "PLC0415", name: "import-outside-toplevel", severity: Convention,
        nodes: [StmtImport, StmtImportFrom]
    }
}

impl Check<StmtImport> for ImportOutsideToplevel {
    fn check<'a>(import: &'a StmtImport, checker: &mut Checker<'a>) {
        if is_outside(checker) {
            let names = import.names.iter().map(|alias| alias.name.as_str().to_owned());
            report(names.collect(), import, checker);
        }
    }
}

impl Check<StmtImportFrom> for ImportOutsideToplevel {
    fn check<'a>(import: &'a StmtImportFrom, checker: &mut Checker<'a>) {
        if is_outside(checker) {
            let module = text::module(import);
            let names = import
                .names
                .iter()
                .map(|alias| format!("{module}.{}", alias.name));
            report(names.collect(), import, checker);
        }
    }
}

fn is_outside(checker: &Checker) -> bool {
    checker.model.nodes.get(checker.node).scope != ScopeId::MODULE
}

fn report(mut names: Vec<String>, at: impl Ranged, checker: &mut Checker) {
    let allowed = &checker.settings.pylint.imports.allow_any_import_level;
    names.retain(|name| {
        !allowed.iter().any(|allowed| {
            name.strip_prefix(&**allowed)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    });
    if !names.is_empty() {
        let message = format!("Import outside toplevel ({})", names.join(", "));
        checker.report(ImportOutsideToplevel, at, message);
    }
}

#[test]
fn test() {
    crate::testing::check(
        ImportOutsideToplevel,
        r#"
import os
if os:
    import sys
def function():
    import a, b.c as d
  # ^^^^^^^^^^^^^^^^^^ PLC0415: Import outside toplevel (a, b.c)
    from os import getcwd as q, sep
  # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PLC0415: Import outside toplevel (os.getcwd, os.sep)
    from . import x
  # ^^^^^^^^^^^^^^^ PLC0415: Import outside toplevel (.x)
class A:
    from .y import z
  # ^^^^^^^^^^^^^^^^ PLC0415: Import outside toplevel (y.z)
"#,
    );
}
