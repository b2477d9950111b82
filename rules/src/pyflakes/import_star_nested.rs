use ruff_python_ast::StmtImportFrom;

use super::import_star::{is_nested, is_star};
use super::imports::module_name;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `from … import *` inside a function or class.
    ///
    /// ## Why is this bad?
    /// Python allows a star import at module level only: anywhere else it is a syntax error.
    ///
    /// ## Example
    /// ```python
    /// def area(radius):
    ///     from math import *
    ///
    ///     return pi * radius**2
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// from math import pi
    ///
    ///
    /// def area(radius):
    ///     return pi * radius**2
    /// ```
    UndefinedLocalWithNestedImportStarUsage {
        code: "F406", name: "undefined-local-with-nested-import-star-usage", severity: Error, nodes: [StmtImportFrom]
    }
}

impl Check<StmtImportFrom> for UndefinedLocalWithNestedImportStarUsage {
    fn check<'a>(node: &'a StmtImportFrom, checker: &mut Checker<'a>) {
        if is_star(node) && is_nested(checker) {
            let module = module_name(node);
            checker.report(
                Self,
                node,
                format!("`from {module} import *` only allowed at module level"),
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UndefinedLocalWithNestedImportStarUsage,
        r#"
from a import *
if True:
    from b import *
class A:
    from c import *
  # @5 F406: `from c import *` only allowed at module level
"#,
    );
}
