use super::slots;
use crate::inference::Inference;
use crate::pylint::places::class_header;
use ruff_python_ast::{Expr, StmtClassDef};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `__slots__` that are a single string.
    ///
    /// ## Why is this bad?
    /// It reads as if each character were a slot.
    ///
    /// ## Example
    /// ```python
    /// class Point:
    ///     __slots__ = "x"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Point:
    ///     __slots__ = ("x",)
    /// ```
    SingleStringUsedForSlots {
        code: "PLC0205", name: "single-string-used-for-slots", severity: Convention, nodes: [StmtClassDef]
    }
}

impl Check<StmtClassDef> for SingleStringUsedForSlots {
    fn check<'a>(node: &'a StmtClassDef, checker: &mut Checker<'a>) {
        if let Some(Expr::StringLiteral(_)) = slots::value(node, Inference::new(checker.model)) {
            let place = class_header(node, checker.source);
            checker.report(Self, place, "Class __slots__ should be a non-string iterable");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        SingleStringUsedForSlots,
        r#"
class A:
# @1-1:8 PLC0205: Class __slots__ should be a non-string iterable
    __slots__ = "a"
class B:
    __slots__ = ("a",)
"#,
    );
}
