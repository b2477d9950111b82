use super::slots;
use crate::inference::Inference;
use crate::pylint::places::class_header;
use ruff_python_ast::{Expr, StmtClassDef};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `__slots__` that cannot be iterated over.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// class Point:
    ///     __slots__ = 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Point:
    ///     __slots__ = ("x",)
    /// ```
    InvalidSlots { code: "PLE0238", name: "invalid-slots", severity: Error, nodes: [StmtClassDef] }
}

impl Check<StmtClassDef> for InvalidSlots {
    fn check<'a>(node: &'a StmtClassDef, checker: &mut Checker<'a>) {
        if let Some(Expr::NumberLiteral(_) | Expr::NoneLiteral(_) | Expr::BooleanLiteral(_)) =
            slots::value(node, Inference::new(checker.model))
        {
            let place = class_header(node, checker.source);
            checker.report(Self, place, "Invalid __slots__ object");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidSlots,
        r#"
class A:
# @1-1:8 PLE0238: Invalid __slots__ object
    __slots__ = 1
class B:
    __slots__ = ("a",)
"#,
    );
}
