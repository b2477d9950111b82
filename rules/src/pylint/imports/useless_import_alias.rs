use ruff_python_ast::{Alias, StmtImport, StmtImportFrom};
use ruff_text_size::{Ranged, TextRange};

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
    // pylint looks no further than to the first name without an alias.
    for (alias, name) in names
        .iter()
        .map_while(|alias| Some((alias, alias.asname.as_ref()?)))
    {
        if name.as_str() == alias.name.as_str() {
            // As pylint, at the statement and for each name.
            let range = TextRange::new(at.start(), alias.end());
            let message = "Import alias does not rename original package";
            checker.report(UselessImportAlias, range, message);
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
from os import path as path, name as name, sep, curdir as curdir
# @1-1:28 PLC0414: Import alias does not rename original package
# @1-1:42 PLC0414: Import alias does not rename original package
from os import sep, path as path
import os.path as path
import sys as system
"#,
    );
}
