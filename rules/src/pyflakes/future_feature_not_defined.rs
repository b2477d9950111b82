use ruff_python_ast::StmtImportFrom;

use super::late_future_import::is_future;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `from __future__` imports of features that do not exist.
    ///
    /// ## Why is this bad?
    /// Python refuses to compile the module.
    ///
    /// ## Example
    /// ```python
    /// from __future__ import braces
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// from __future__ import annotations
    /// ```
    FutureFeatureNotDefined {
        code: "F407", name: "future-feature-not-defined", severity: Error, nodes: [StmtImportFrom]
    }
}

impl Check<StmtImportFrom> for FutureFeatureNotDefined {
    fn check<'a>(node: &'a StmtImportFrom, checker: &mut Checker<'a>) {
        if !is_future(node) {
            return;
        }
        for alias in &node.names {
            if !is_feature(alias.name.as_str()) {
                checker.report(
                    Self,
                    alias,
                    format!("Future feature `{}` is not defined", alias.name),
                );
            }
        }
    }
}

/// Members of the module `__future__`.
fn is_feature(name: &str) -> bool {
    matches!(
        name,
        "nested_scopes"
            | "generators"
            | "division"
            | "absolute_import"
            | "with_statement"
            | "print_function"
            | "unicode_literals"
            | "barry_as_FLUFL"
            | "generator_stop"
            | "annotations"
    )
}

#[test]
fn test() {
    crate::testing::check(
        FutureFeatureNotDefined,
        r#"
from __future__ import annotations, braces as b
                                  # ^^^^^^^^^^^ F407: Future feature `braces` is not defined
from ..__future__ import braces
"#,
    );
}
