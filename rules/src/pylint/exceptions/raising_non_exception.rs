use super::kinds::is_exception_class;
use crate::inference::{Inference, Value};
use ruff_python_ast::StmtRaise;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for raised classes that do not inherit from `BaseException`.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError` instead.
    ///
    /// ## Example
    /// ```python
    /// class Problem:
    ///     pass
    ///
    ///
    /// raise Problem()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Problem(Exception):
    ///     pass
    ///
    ///
    /// raise Problem()
    /// ```
    RaisingNonException {
        code: "PLE0710", name: "raising-non-exception", severity: Error, nodes: [StmtRaise]
    }
}

impl Check<StmtRaise> for RaisingNonException {
    fn check<'a>(node: &'a StmtRaise, checker: &mut Checker<'a>) {
        let Some(raised) = node.exc.as_deref() else { return };
        let inference = Inference::new(checker.model);
        let value = match inference.infer_one(raised) {
            Some(Value::Instance(class)) => Value::Class(class),
            Some(value @ (Value::Class(_) | Value::Builtin(_))) => value,
            _ => return,
        };
        if is_exception_class(value, inference) == Some(false) {
            checker.report(
                Self,
                node,
                "Raising a class which doesn't inherit from BaseException",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        RaisingNonException,
        r#"
class A: pass
class B(A, Exception): pass
class C(Unknown): pass
raise A
# @1-1:8 PLE0710: Raising a class which doesn't inherit from BaseException
raise A()
# @1 PLE0710
raise int
# @1 PLE0710
raise B
raise C()
"#,
    );
}
