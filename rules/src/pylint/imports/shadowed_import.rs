use ruff_python_ast::ModModule;

use super::reimported;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

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
        code: "PLW0416", name: "shadowed-import", severity: Warning, nodes: [File]
    }
}

impl Check<File> for ShadowedImport {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        reimported::check(Self, checker);
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
