use ruff_python_ast::{Expr, ModModule, Stmt, StmtImportFrom};
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::semantic::NodeId;

declare_rule! {
    /// Checks for `from __future__` imports that other code precedes.
    ///
    /// ## Why is this bad?
    /// Such an import changes how the whole module is compiled, so that Python allows only the docstring and other
    /// `__future__` imports before it: anything else is a syntax error.
    ///
    /// ## Example
    /// ```python
    /// import sys
    /// from __future__ import annotations
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// from __future__ import annotations
    /// import sys
    /// ```
    LateFutureImport { code: "F404", name: "late-future-import", severity: Error, nodes: [StmtImportFrom] }
}

impl Check<StmtImportFrom> for LateFutureImport {
    fn check<'a>(node: &'a StmtImportFrom, checker: &mut Checker<'a>) {
        if is_future(node)
            && let ruff_python_ast::AnyNodeRef::ModModule(module) =
                checker.model.nodes.get(NodeId::new(0)).node
            && may_end(module) < node.start()
        {
            let message = "`from __future__` imports must occur at the beginning of the file";
            checker.report(Self, node, message);
        }
    }
}

pub(super) fn is_future(node: &StmtImportFrom) -> bool {
    node.level == 0 && node.module.as_deref() == Some("__future__")
}

/// Where the first statement starts that may not stand before a `__future__` import.
fn may_end(module: &ModModule) -> ruff_text_size::TextSize {
    let is_docstring = |statement: &Stmt| matches!(statement, Stmt::Expr(node) if matches!(&*node.value, Expr::StringLiteral(_)));
    module
        .body
        .iter()
        .enumerate()
        .find(|(index, statement)| match statement {
            Stmt::ImportFrom(import) => !is_future(import),
            statement => !(*index == 0 && is_docstring(statement)),
        })
        .map_or(module.range.end(), |(_, statement)| statement.start())
}

#[test]
fn test() {
    crate::testing::check(
        LateFutureImport,
        r#"
"""Docstring."""
from __future__ import annotations
from __future__ import division
x = 1
from __future__ import generators
# @1 F404: `from __future__` imports must occur at the beginning of the file
"#,
    );
}
