use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::ExprCall;

declare_rule! {
    /// Checks for calls of the builtin `exec`.
    ///
    /// ## Why is this bad?
    /// It runs whatever text it gets; text from outside may do anything.
    ///
    /// ## Example
    /// ```python
    /// exec(text)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// run(text)
    /// ```
    ExecUsed {
        code: "PLW0122", name: "exec-used", severity: Warning, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for ExecUsed {
    fn check<'a>(call: &'a ExprCall, checker: &mut Checker<'a>) {
        if checker.model.is_builtin(&call.func, "exec") {
            checker.report(Self, call, "Use of exec");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ExecUsed,
        r#"
exec("1")
# @1-1:10 PLW0122: Use of exec
x.exec("1")
"#,
    );
}
