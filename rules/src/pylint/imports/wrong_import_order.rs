use ruff_python_ast::ModModule;

use super::order;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

declare_rule! {
    /// Checks the order of imports: the standard library, then third parties, then the project itself, then relative
    /// imports.
    ///
    /// ## Why is this bad?
    /// PEP 8 wants this order: it tells at a glance what a module needs to be installed.
    ///
    /// ## Example
    /// ```python
    /// import numpy
    /// import os
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import os
    /// import numpy
    /// ```
    ///
    /// ## Options
    /// - `known-standard-library`
    /// - `known-third-party`
    ///
    /// ## Differences
    /// A module belongs to the project if a folder around the file has its name; pylint asks which modules exist.
    WrongImportOrder { code: "PLC0411", name: "wrong-import-order", severity: Convention, nodes: [File] }
}

impl Check<File> for WrongImportOrder {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        order::check(checker);
    }
}

#[test]
fn test() {
    crate::testing::check_with(
        WrongImportOrder,
        &crate::Settings::default(),
        "package/module.py",
        r#"
from .a import b
import package.c
# @1-1:17 PLC0411: first party import "package.c" should be placed before local import "a.b"
import numpy, pandas
# @1-1:21 PLC0411: third party import "numpy" should be placed before first party import "package.c" and local import "a.b"
# @1-1:21 PLC0411: third party import "pandas" should be placed before first party import "package.c" and local import "a.b"
from os import path
# @1-1:20 PLC0411: standard import "os.path" should be placed before third party imports "numpy", "pandas", first party import "package.c", and local import "a.b"
try:
    import json
except ImportError:
    import simplejson
from . import d
"#,
    );
}
