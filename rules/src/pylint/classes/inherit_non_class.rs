use ruff_python_ast::StmtClassDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Value, is_builtin_class};
use crate::pylint::as_string::{as_string, repr};
use crate::pylint::places::class_header;

declare_rule! {
    /// Checks for bases that are no classes.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// class Shape(None):
    ///     pass
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     pass
    /// ```
    InheritNonClass { code: "PLE0239", name: "inherit-non-class", severity: Error, nodes: [StmtClassDef] }
}

impl Check<StmtClassDef> for InheritNonClass {
    fn check<'a>(class: &'a StmtClassDef, checker: &mut Checker<'a>) {
        for base in class.bases() {
            let is_other = match checker.infer_one(base) {
                Some(Value::Instance(_) | Value::Function(_) | Value::Method(..) | Value::Literal(_)) => true,
                Some(Value::InstanceOfBuiltin(_)) => true,
                Some(Value::Builtin(name)) => !is_builtin_class(name),
                _ => false,
            };
            if is_other && !base.is_starred_expr() {
                let message = format!("Inheriting {}, which is not a class.", repr(&as_string(base)));
                checker.report(Self, class_header(class, checker.source), message);
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        InheritNonClass,
        r#"
def f(): pass
class A: pass
class B(1): pass
# @1-1:8 PLE0239: Inheriting '1', which is not a class.
class C(f): pass
# @1-1:8 PLE0239: Inheriting 'f', which is not a class.
class D(A()): pass
# @1-1:8 PLE0239: Inheriting 'A()', which is not a class.
class E(len): pass
# @1-1:8 PLE0239
class F(A, unknown, int, list[int], ValueError): pass
"#,
    );
}
