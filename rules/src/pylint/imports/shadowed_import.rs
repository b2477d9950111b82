use ruff_python_ast::{StmtImport, StmtImportFrom};

use super::{Reimported, reimported};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for imports whose alias is the name of a module or name that was imported before.
    ///
    /// ## Why is this bad?
    /// The alias hides what the first import gave.
    ///
    /// ## Example
    /// ```python
    /// from pathlib import Path
    ///
    /// import FastAPI.Path as Path
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// from pathlib import Path
    ///
    /// import FastAPI.Path as FastApiPath
    /// ```
    ShadowedImport {
        code: "PLW0416", name: "shadowed-import", severity: Warning, nodes: [StmtImport, StmtImportFrom]
    }
}

impl Check<StmtImport> for ShadowedImport {
    fn check<'a>(import: &'a StmtImport, checker: &mut Checker<'a>) {
        if !checker.enabled(Reimported) {
            reimported::check(&import.names, None, import.range, checker);
        }
    }
}

impl Check<StmtImportFrom> for ShadowedImport {
    fn check<'a>(import: &'a StmtImportFrom, checker: &mut Checker<'a>) {
        if !checker.enabled(Reimported) {
            reimported::check(&import.names, Some(import), import.range, checker);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ShadowedImport,
        r#"
import os
import sys as os
# @1-1:17 PLW0416: Shadowed 'os' (imported line 1)
from a import b
from c import d as b
# @1-1:21 PLW0416: Shadowed 'b' (imported line 3)
import json as loads
"#,
    );
}
