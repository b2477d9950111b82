use ruff_python_ast::{AnyNodeRef, Stmt, StmtImportFrom};

use super::text;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::places::undocumented;

declare_rule! {
    /// Checks for imports from `__future__` that other statements precede.
    ///
    /// ## Why is this bad?
    /// Python refuses to compile the module.
    ///
    /// ## Example
    /// ```python
    /// import os
    /// from __future__ import annotations
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// from __future__ import annotations
    /// import os
    /// ```
    MisplacedFuture { code: "PLW0410", name: "misplaced-future", severity: Warning, nodes: [StmtImportFrom] }
}

impl Check<StmtImportFrom> for MisplacedFuture {
    fn check<'a>(import: &'a StmtImportFrom, checker: &mut Checker<'a>) {
        if !is_future(import) {
            return;
        }
        let AnyNodeRef::ModModule(module) = checker.model.nodes.get(crate::semantic::NodeId::new(0)).node
        else {
            return;
        };
        let leading = undocumented(&module.body)
            .iter()
            .take_while(|statement| matches!(statement, Stmt::ImportFrom(import) if is_future(import)));
        if !leading
            .into_iter()
            .any(|statement| matches!(statement, Stmt::ImportFrom(other) if std::ptr::eq(other, import)))
        {
            checker.report(
                Self,
                import,
                "__future__ import is not the first non docstring statement",
            );
        }
    }
}

fn is_future(import: &StmtImportFrom) -> bool {
    import.level == 0 && text::module(import) == "__future__"
}

#[test]
fn test() {
    crate::testing::check(
        MisplacedFuture,
        r#"
"Documented."
from __future__ import annotations
from __future__ import division
import os
from __future__ import generators
# @1-1:34 PLW0410: __future__ import is not the first non docstring statement
"#,
    );
}
