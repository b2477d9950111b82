use ruff_python_ast::StmtImport;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for submodules that are imported under their own last name.
    ///
    /// ## Why is this bad?
    /// `from` says the same without repeating the name.
    ///
    /// ## Example
    /// ```python
    /// import os.path as path
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// from os import path
    /// ```
    ConsiderUsingFromImport {
        code: "PLR0402", name: "consider-using-from-import", severity: Refactor, nodes: [StmtImport]
    }
}

impl Check<StmtImport> for ConsiderUsingFromImport {
    fn check<'a>(import: &'a StmtImport, checker: &mut Checker<'a>) {
        for alias in &import.names {
            if let Some(name) = &alias.asname
                && let Some((package, module)) = alias.name.as_str().rsplit_once('.')
                && module == name.as_str()
            {
                checker.report(
                    Self,
                    import,
                    format!("Use 'from {package} import {module}' instead"),
                );
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ConsiderUsingFromImport,
        r#"
import xml.dom.minidom as minidom
# @1-1:34 PLR0402: Use 'from xml.dom import minidom' instead
import os.path as p
import json as json
import os.path
"#,
    );
}
