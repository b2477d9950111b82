use super::slots;
use crate::inference::Inference;
use crate::pylint::as_string::{as_string, repr};
use ruff_python_ast::{Expr, StmtClassDef};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `__slots__` with elements that are no names.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// class Point:
    ///     __slots__ = ("x", 1)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Point:
    ///     __slots__ = ("x", "y")
    /// ```
    InvalidSlotsObject {
        code: "PLE0236", name: "invalid-slots-object", severity: Error, nodes: [StmtClassDef]
    }
}

impl Check<StmtClassDef> for InvalidSlotsObject {
    fn check<'a>(node: &'a StmtClassDef, checker: &mut Checker<'a>) {
        let Some(elements) = slots::value(node, Inference::new(checker.model)).and_then(slots::elements)
        else {
            return;
        };
        for element in elements {
            let wrong = match element {
                Expr::StringLiteral(name) => name.value.is_empty(),
                element => element.is_literal_expr() && !element.is_f_string_expr(),
            };
            if wrong {
                let shown = repr(&as_string(element));
                let message =
                    format!("Invalid object {shown} in __slots__, must contain only non empty strings");
                checker.report(Self, element, message);
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidSlotsObject,
        r#"
class A:
    __slots__ = ("a", 1, "")
                    # ^ PLE0236: Invalid object '1' in __slots__, must contain only non empty strings
                       # ^^ PLE0236: Invalid object "''" in __slots__, must contain only non empty strings
class B:
    __slots__ = ("a", x)
"#,
    );
}
