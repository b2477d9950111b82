use ruff_python_ast::{ExprAttribute, ExprContext};

use super::slots;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Inference, Value};
use crate::pylint::as_string::repr;

declare_rule! {
    /// Checks for attributes that are set on objects whose classes have no slot for them.
    ///
    /// ## Why is this bad?
    /// Python raises `AttributeError`.
    ///
    /// ## Example
    /// ```python
    /// class Point:
    ///     __slots__ = ("x",)
    ///
    ///     def __init__(self):
    ///         self.y = 0
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Point:
    ///     __slots__ = ("x", "y")
    ///
    ///     def __init__(self):
    ///         self.y = 0
    /// ```
    AssigningNonSlot { code: "PLE0237", name: "assigning-non-slot", severity: Error, nodes: [ExprAttribute] }
}

impl Check<ExprAttribute> for AssigningNonSlot {
    fn check<'a>(attribute: &'a ExprAttribute, checker: &mut Checker<'a>) {
        if attribute.ctx != ExprContext::Store || !attribute.value.is_name_expr() {
            return;
        }
        let Some(Value::Instance(class)) = checker.infer_one(&attribute.value) else {
            return;
        };
        let inference = Inference::new(checker.model);
        let ancestry = inference.ancestry(class);
        if !ancestry.is_plain() {
            return;
        }
        let name = attribute.attr.as_str();
        for class in &ancestry.classes {
            match slots::names(class, inference) {
                Some(names) if !names.contains(&name) && !names.contains(&"__dict__") => {}
                _ => return,
            }
        }
        // A property or another descriptor may take it; `__setattr__` may take anything.
        let is_taken = [name, "__setattr__"]
            .iter()
            .any(|name| inference.member(&ancestry, name).is_some());
        if !is_taken {
            let message = format!("Assigning to attribute {} not defined in class slots", repr(name));
            checker.report(Self, attribute, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        AssigningNonSlot,
        r#"
class A:
    __slots__ = ("a", "_p")
    def __init__(self):
        self.a = self.b = 1
               # ^^^^^^ PLE0237: Assigning to attribute 'b' not defined in class slots
        self.p = 1
        self.c += 1
      # ^^^^^^ PLE0237
    @property
    def p(self): return self._p
    @p.setter
    def p(self, value): self._p = value
class B(A):
    def f(self): self.c = 1
class C(A):
    __slots__ = ()
    def f(self):
        self.a = self.d = 1
               # ^^^^^^ PLE0237
class D:
    __slots__ = ("__dict__",)
    def f(self): self.x = 1
class E(unknown):
    __slots__ = ()
    def f(self): self.x = 1
"#,
    );
}
