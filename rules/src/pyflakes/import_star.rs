use ruff_python_ast::{AnyNodeRef, StmtImportFrom};

use super::imports::module_name;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `from … import *`.
    ///
    /// ## Why is this bad?
    /// It hides where names come from, from readers and checkers alike: a misspelled name can no longer be told from
    /// one that the other module defines, and names can be overwritten unseen.
    ///
    /// ## Example
    /// ```python
    /// from math import *
    ///
    /// print(sin(pi))
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// from math import pi, sin
    ///
    /// print(sin(pi))
    /// ```
    UndefinedLocalWithImportStar {
        code: "F403", name: "undefined-local-with-import-star", severity: Warning, nodes: [StmtImportFrom]
    }
}

impl Check<StmtImportFrom> for UndefinedLocalWithImportStar {
    fn check<'a>(node: &'a StmtImportFrom, checker: &mut Checker<'a>) {
        if is_star(node) {
            let module = module_name(node);
            let message = format!("`from {module} import *` used; unable to detect undefined names");
            checker.report(Self, node, message);
        }
    }
}

/// Whether a star import brings names in; that of `__future__` is an error of its own.
pub(super) fn is_star(node: &StmtImportFrom) -> bool {
    matches!(&*node.names, [alias] if alias.name.as_str() == "*")
        && !(node.level == 0 && node.module.as_deref() == Some("__future__"))
}

/// Whether the node being shown stands in a class or function.
pub(super) fn is_nested(checker: &Checker) -> bool {
    checker
        .model
        .ancestors(checker.node)
        .any(|node| matches!(node, AnyNodeRef::StmtFunctionDef(_) | AnyNodeRef::StmtClassDef(_)))
}

#[test]
fn test() {
    crate::testing::check(
        UndefinedLocalWithImportStar,
        r#"
from a import b
from ..c import *
# @1 F403: `from ..c import *` used; unable to detect undefined names
"#,
    );
}
