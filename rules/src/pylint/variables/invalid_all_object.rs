use ruff_python_ast::ModModule;

use super::dunder_all;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};
use crate::inference::{Inference, Value};
use crate::pylint::as_string::{as_string, repr};

declare_rule! {
    /// Checks for members of `__all__` that are no strings.
    ///
    /// ## Why is this bad?
    /// `from module import *` raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// def run(): ...
    ///
    ///
    /// __all__ = [run]
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// __all__ = ["run"]
    ///
    ///
    /// def run(): ...
    /// ```
    InvalidAllObject { code: "PLE0604", name: "invalid-all-object", severity: Error, nodes: [File] }
}

impl Check<File> for InvalidAllObject {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let Some(value) = dunder_all::value(checker) else {
            return;
        };
        let inference = Inference::new(checker.model);
        for element in dunder_all::elements(value) {
            let is_string = match inference.infer_one(element) {
                Some(Value::Function(_) | Value::Class(_)) => false,
                Some(Value::Literal(literal)) if literal.is_lambda_expr() => false,
                Some(found) => found.builtin_type().is_none_or(|kind| kind == "str"),
                None => true,
            };
            if !is_string && !element.is_starred_expr() {
                let shown = repr(&as_string(element));
                let message = format!("Invalid object {shown} in __all__, must contain only strings");
                checker.report(Self, element, message);
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidAllObject,
        r#"
def f(): return 1
class A: pass
y = "y"
__all__ = ["a", y, f"z", str(1), unknown, "a" + "b", *x] + ["c", 1]
                                                               # ^ PLE0604: Invalid object '1' in __all__, must contain only strings
"#,
    );
}
