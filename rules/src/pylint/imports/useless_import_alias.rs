use ruff_python_ast::{Alias, StmtImport, StmtImportFrom};
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for imports that are renamed to the name that they have.
    ///
    /// ## Why is this bad?
    /// The alias says nothing.
    ///
    /// ## Example
    /// ```python
    /// from os import path as path
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// from os import path
    /// ```
    ///
    /// ## Options
    /// - `allow-reexport-from-package`: in `__init__.py` such an alias marks a name as public.
    UselessImportAlias {
        code: "PLC0414", name: "useless-import-alias", severity: Convention, nodes: [StmtImport, StmtImportFrom]
    }
}

impl Check<StmtImport> for UselessImportAlias {
    fn check<'a>(import: &'a StmtImport, checker: &mut Checker<'a>) {
        // A dotted module is for `consider-using-from-import`.
        report(&import.names, import, checker);
    }
}

impl Check<StmtImportFrom> for UselessImportAlias {
    fn check<'a>(import: &'a StmtImportFrom, checker: &mut Checker<'a>) {
        if !(checker.settings.pylint.imports.allow_reexport_from_package && checker.source.is_package()) {
            report(&import.names, import, checker);
        }
    }
}

fn report(names: &[Alias], at: impl Ranged, checker: &mut Checker) {
    for alias in names {
        if alias
            .asname
            .as_ref()
            .is_some_and(|name| name.as_str() == alias.name.as_str())
        {
            checker.report(
                UselessImportAlias,
                at.range(),
                "Import alias does not rename original package",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UselessImportAlias,
        r#"
import json as json
# @1-1:20 PLC0414: Import alias does not rename original package
from os import path as path, sep
# @1-1:33 PLC0414: Import alias does not rename original package
import os.path as path
import sys as system
"#,
    );
}
