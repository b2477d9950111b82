use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::ExprCall;

declare_rule! {
    /// Checks for calls of the builtin `eval`.
    ///
    /// ## Why is this bad?
    /// It runs whatever text it gets; text from outside may do anything.
    ///
    /// ## Example
    /// ```python
    /// value = eval(text)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import ast
    ///
    /// value = ast.literal_eval(text)
    /// ```
    EvalUsed {
        code: "PLW0123", name: "eval-used", severity: Warning, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for EvalUsed {
    fn check<'a>(call: &'a ExprCall, checker: &mut Checker<'a>) {
        if checker.model.is_builtin(&call.func, "eval") {
            checker.report(Self, call, "Use of eval");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        EvalUsed,
        r#"
x = eval("1")
  # ^^^^^^^^^ PLW0123: Use of eval
x.eval("1")
def eval(x): ...
def function():
    eval("1")
"#,
    );
}
