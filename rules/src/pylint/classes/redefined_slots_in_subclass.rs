use ruff_python_ast::StmtClassDef;

use super::slots;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::Inference;
use crate::pylint::as_string::repr;

declare_rule! {
    /// Checks for names in `__slots__` that a base class has there too.
    ///
    /// ## Why is this bad?
    /// The slot of the base class is still there, takes memory and cannot be reached.
    ///
    /// ## Example
    /// ```python
    /// class Point:
    ///     __slots__ = ("x", "y")
    ///
    ///
    /// class Point3(Point):
    ///     __slots__ = ("x", "y", "z")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Point:
    ///     __slots__ = ("x", "y")
    ///
    ///
    /// class Point3(Point):
    ///     __slots__ = ("z",)
    /// ```
    RedefinedSlotsInSubclass {
        code: "PLW0244", name: "redefined-slots-in-subclass", severity: Warning, nodes: [StmtClassDef]
    }
}

impl Check<StmtClassDef> for RedefinedSlotsInSubclass {
    fn check<'a>(class: &'a StmtClassDef, checker: &mut Checker<'a>) {
        let inference = Inference::new(checker.model);
        let (Some(value), Some(own)) = (slots::value(class, inference), slots::names(class, inference))
        else {
            return;
        };
        let ancestry = inference.ancestry(class);
        let above: Vec<_> = ancestry.classes[1..]
            .iter()
            .filter_map(|class| slots::names(class, inference))
            .flatten()
            .collect();
        let redefined: Vec<_> = own
            .into_iter()
            .filter(|name| above.contains(name))
            .map(repr)
            .collect();
        if !redefined.is_empty() {
            let message = format!("Redefined slots [{}] in subclass", redefined.join(", "));
            checker.report(Self, value, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        RedefinedSlotsInSubclass,
        r#"
class A:
    __slots__ = ("a", "b")
class B(A):
    __slots__ = ("a", "c")
              # ^^^^^^^^^^ PLW0244: Redefined slots ['a'] in subclass
class C(A):
    __slots__ = ["c"]
class D(C):
    __slots__ = ["c", "b"]
              # ^^^^^^^^^^ PLW0244: Redefined slots ['c', 'b'] in subclass
"#,
    );
}
