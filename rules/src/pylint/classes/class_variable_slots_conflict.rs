use ruff_python_ast::{Expr, StmtClassDef};

use super::slots;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::Inference;
use crate::pylint::as_string::repr;
use crate::semantic::BindingKind;

declare_rule! {
    /// Checks for names in `__slots__` that the class body binds too.
    ///
    /// ## Why is this bad?
    /// Python raises `ValueError`.
    ///
    /// ## Example
    /// ```python
    /// class Point:
    ///     __slots__ = ("x",)
    ///     x = 0
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Point:
    ///     __slots__ = ("x",)
    ///
    ///     def __init__(self):
    ///         self.x = 0
    /// ```
    ClassVariableSlotsConflict {
        code: "PLE0242", name: "class-variable-slots-conflict", severity: Error, nodes: [StmtClassDef]
    }
}

impl Check<StmtClassDef> for ClassVariableSlotsConflict {
    fn check<'a>(class: &'a StmtClassDef, checker: &mut Checker<'a>) {
        let model = checker.model;
        let inference = Inference::new(model);
        let (Some(value), Some(scope)) = (slots::value(class, inference), model.scope_of(class)) else {
            return;
        };
        for element in slots::elements(value).unwrap_or_default() {
            let Expr::StringLiteral(name) = element else {
                continue;
            };
            let name = name.value.to_str();
            let is_bound = model.names.get(name).is_some_and(|name| {
                let mut bindings = model.bindings_of(scope, name);
                bindings.any(|id| model.binding(id).kind != BindingKind::Annotation)
            });
            if is_bound {
                let message = format!("Value {} in slots conflicts with class variable", repr(name));
                checker.report(Self, element, message);
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ClassVariableSlotsConflict,
        r#"
class A:
    __slots__ = ("a", "b", "c", "d")
               # ^^^ PLE0242: Value 'a' in slots conflicts with class variable
                    # ^^^ PLE0242
    a = 1
    def b(self): pass
    c: int
"#,
    );
}
