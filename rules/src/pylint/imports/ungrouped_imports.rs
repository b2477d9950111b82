use ruff_python_ast::ModModule;

use super::{WrongImportOrder, order};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

declare_rule! {
    /// Checks that imports from one package stand together. Imports under `if TYPE_CHECKING:` and directly under a test of
    /// `sys.version_info` stand where they must.
    ///
    /// ## Why is this bad?
    /// What a module takes from a package is easier to see, and to change, in one place.
    ///
    /// ## Example
    /// ```python
    /// import logging
    /// import os
    /// import logging.config
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import logging
    /// import logging.config
    /// import os
    /// ```
    UngroupedImports { code: "PLC0412", name: "ungrouped-imports", severity: Convention, nodes: [File] }
}

impl Check<File> for UngroupedImports {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        if !checker.enabled(WrongImportOrder) {
            order::check(checker);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UngroupedImports,
        r#"
import os
import sys
import os.path
# @1-1:15 PLC0412: Imports from package os are not grouped
from os import getcwd
from sys import path
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from os import sep
import numpy
if sys.version_info >= (3, 13):
    from os import curdir
elif sys.version_info >= (3, 12):
    from typing import Any
else:
    from os import pardir
if sys.version_info >= (3, 12) and TYPE_CHECKING:
    from sys import argv
  # @5-1:25 PLC0412: Imports from package sys are not grouped
"#,
    );
}
