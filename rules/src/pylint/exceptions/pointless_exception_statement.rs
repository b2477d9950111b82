use crate::inference::{Inference, Value, is_builtin_exception};
use ruff_python_ast::{Expr, StmtExpr};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for exceptions that are made and dropped.
    ///
    /// ## Why is this bad?
    /// `raise` is missing.
    ///
    /// ## Example
    /// ```python
    /// if number < 0:
    ///     ValueError("negative")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if number < 0:
    ///     raise ValueError("negative")
    /// ```
    PointlessExceptionStatement {
        code: "PLW0133", name: "pointless-exception-statement", severity: Warning, nodes: [StmtExpr]
    }
}

impl Check<StmtExpr> for PointlessExceptionStatement {
    fn check<'a>(node: &'a StmtExpr, checker: &mut Checker<'a>) {
        let Expr::Call(call) = &*node.value else { return };
        let inference = Inference::new(checker.model);
        if !call.func.is_name_expr() {
            return;
        }
        let exception = match inference.infer_one(&call.func) {
            Some(Value::Class(class)) => inference.is_exception(class) == Some(true),
            Some(Value::Builtin(name)) => is_builtin_exception(name),
            _ => false,
        };
        if exception {
            checker.report(Self, node, "Exception statement has no effect");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        PointlessExceptionStatement,
        r#"
class A(ValueError): pass
ValueError("a")
# @1-1:16 PLW0133: Exception statement has no effect
A()
# @1 PLW0133
ValueError
int(1)
raise ValueError("a")
"#,
    );
}
