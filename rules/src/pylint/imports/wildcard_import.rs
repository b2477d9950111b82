use ruff_python_ast::StmtImportFrom;

use super::text;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `from module import *`, except in `__init__.py`.
    ///
    /// ## Why is this bad?
    /// Nobody can tell where a name comes from, and a new name of the module may replace one of one's own.
    ///
    /// ## Example
    /// ```python
    /// from os import *
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// from os import getcwd
    /// ```
    WildcardImport { code: "PLW0401", name: "wildcard-import", severity: Warning, nodes: [StmtImportFrom] }
}

impl Check<StmtImportFrom> for WildcardImport {
    fn check<'a>(import: &'a StmtImportFrom, checker: &mut Checker<'a>) {
        if import.names.iter().any(|alias| alias.name.as_str() == "*") && !checker.source.is_package() {
            checker.report(Self, import, format!("Wildcard import {}", text::module(import)));
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        WildcardImport,
        r#"
from os.path import *
# @1-1:22 PLW0401: Wildcard import os.path
from os import path
"#,
    );
    crate::testing::check_with(
        WildcardImport,
        &crate::Settings::default(),
        "package/__init__.py",
        "from .module import *\n",
    );
}
