use ruff_python_ast::{Expr, Stmt, StmtClassDef};

use super::slots;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::Inference;
use crate::pylint::as_string::repr;

declare_rule! {
    /// Checks for annotations of attributes that `__slots__` does not name.
    ///
    /// ## Why is this bad?
    /// Objects of the class cannot have the attribute.
    ///
    /// ## Example
    /// ```python
    /// class Point:
    ///     __slots__ = ("x",)
    ///     x: int
    ///     y: int
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Point:
    ///     __slots__ = ("x", "y")
    ///     x: int
    ///     y: int
    /// ```
    DeclareNonSlot { code: "PLE0245", name: "declare-non-slot", severity: Error, nodes: [StmtClassDef] }
}

impl Check<StmtClassDef> for DeclareNonSlot {
    fn check<'a>(class: &'a StmtClassDef, checker: &mut Checker<'a>) {
        let inference = Inference::new(checker.model);
        if slots::names(class, inference).is_none_or(|own| own.is_empty()) {
            return;
        }
        let ancestry = inference.ancestry(class);
        if !ancestry.is_plain() {
            return;
        }
        let mut allowed = Vec::new();
        for class in &ancestry.classes {
            match slots::names(class, inference) {
                Some(names) => allowed.extend(names),
                None => return,
            }
        }
        if allowed.contains(&"__dict__") {
            return;
        }
        for statement in &class.body {
            if let Stmt::AnnAssign(node) = statement
                && node.value.is_none()
                && let Expr::Name(name) = &*node.target
                && !allowed.contains(&name.id.as_str())
            {
                let message = format!("No such name {} in __slots__", repr(&name.id));
                checker.report(Self, name, message);
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        DeclareNonSlot,
        r#"
class A:
    __slots__ = ("a", "b")
    a: int
    c: int
  # ^ PLE0245: No such name 'c' in __slots__
    d: int = 1
class B(A):
    __slots__ = ("e",)
    b: int
    e: int
class C:
    __slots__ = ("a", "__dict__")
    b: int
class D:
    b: int
class E:
    __slots__ = ()
    b: int
"#,
    );
}
