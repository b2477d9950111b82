use ruff_python_ast::StmtImport;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `import` statements that import several modules.
    ///
    /// ## Why is this bad?
    /// PEP 8 wants a line for each: they are easier to find, to sort and to change.
    ///
    /// ## Example
    /// ```python
    /// import os, sys
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import os
    /// import sys
    /// ```
    MultipleImports { code: "PLC0410", name: "multiple-imports", severity: Convention, nodes: [StmtImport] }
}

impl Check<StmtImport> for MultipleImports {
    fn check<'a>(import: &'a StmtImport, checker: &mut Checker<'a>) {
        if import.names.len() > 1 {
            let names: Vec<_> = import.names.iter().map(|alias| alias.name.as_str()).collect();
            checker.report(
                Self,
                import,
                format!("Multiple imports on one line ({})", names.join(", ")),
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        MultipleImports,
        r#"
import os, sys as system
# @1-1:25 PLC0410: Multiple imports on one line (os, sys)
import re
from a import b, c
"#,
    );
}
