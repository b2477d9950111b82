use ruff_python_ast::{Expr, ModModule, Stmt};
use ruff_text_size::Ranged;

use super::text;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};
use crate::pylint::places::undocumented;

declare_rule! {
    /// Checks for imports below other code of the module. Assignments of names such as `__all__`, and `if`, `try`,
    /// `with` and `match` statements may come first.
    ///
    /// ## Why is this bad?
    /// PEP 8 wants imports at the top, where a reader looks for what a module depends on.
    ///
    /// ## Example
    /// ```python
    /// LIMIT = 10
    ///
    /// import os
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import os
    ///
    /// LIMIT = 10
    /// ```
    WrongImportPosition {
        code: "PLC0413", name: "wrong-import-position", severity: Convention, nodes: [File]
    }
}

impl Check<File> for WrongImportPosition {
    fn check<'a>(module: &'a ModModule, checker: &mut Checker<'a>) {
        let body = undocumented(&module.body);
        let Some(first) = body.iter().position(is_code) else {
            return;
        };
        for statement in &body[first + 1..] {
            let text = match statement {
                Stmt::Import(import) => text::import(import),
                Stmt::ImportFrom(import) => text::import_from(import),
                _ => continue,
            };
            checker.report(
                Self,
                statement.range(),
                format!("Import \"{text}\" should be placed at the top of the module"),
            );
        }
    }
}

fn is_code(statement: &Stmt) -> bool {
    match statement {
        Stmt::Expr(_) | Stmt::For(_) | Stmt::While(_) | Stmt::FunctionDef(_) | Stmt::ClassDef(_) => true,
        Stmt::Assign(assign) => !assign.targets.iter().all(|target| {
            matches!(target, Expr::Name(name)
                if name.id.as_str().starts_with("__") && name.id.as_str().ends_with("__"))
        }),
        _ => false,
    }
}

#[test]
fn test() {
    crate::testing::check(
        WrongImportPosition,
        r#"
"Documented."
import os
__version__ = "1"
import sys
if os:
    x = 1
try:
    import json
except ImportError:
    pass
import re
x: int = 1
x += 1
x = 1
import a as b, c
# @1-1:17 PLC0413: Import "import a as b, c" should be placed at the top of the module
from ..d import (
# @1-3:2 PLC0413: Import "from ..d import e as f, g" should be placed at the top of the module
    e as f, g
)
if os:
    import late
"#,
    );
}
