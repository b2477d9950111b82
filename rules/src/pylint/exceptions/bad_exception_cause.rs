use super::kinds::is_exception_class;
use crate::inference::{Inference, Value};
use ruff_python_ast::StmtRaise;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for causes that are no exceptions.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError` instead.
    ///
    /// ## Example
    /// ```python
    /// raise ValueError("x") from "y"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// raise ValueError("x") from error
    /// ```
    BadExceptionCause { code: "PLE0705", name: "bad-exception-cause", severity: Error, nodes: [StmtRaise] }
}

impl Check<StmtRaise> for BadExceptionCause {
    fn check<'a>(node: &'a StmtRaise, checker: &mut Checker<'a>) {
        let Some(cause) = node.cause.as_deref() else {
            return;
        };
        let inference = Inference::new(checker.model);
        let wrong = match inference.infer_one(cause) {
            Some(value) if value.is_none() => false,
            Some(Value::Instance(class)) => inference.is_exception(class) == Some(false),
            Some(value @ (Value::Literal(_) | Value::Class(_) | Value::Builtin(_))) => {
                is_exception_class(value, inference) == Some(false)
            }
            _ => false,
        };
        if wrong {
            checker.report(
                Self,
                node,
                "Exception cause set to something which is not an exception, nor None",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        BadExceptionCause,
        r#"
class A: pass
raise ValueError from 1
# @1-1:24 PLE0705: Exception cause set to something which is not an exception, nor None
raise ValueError from A()
# @1 PLE0705
raise ValueError from None
raise ValueError from KeyError
raise ValueError from x
"#,
    );
}
