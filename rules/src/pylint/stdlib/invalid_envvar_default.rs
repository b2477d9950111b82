use crate::inference::Inference;
use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for defaults of `os.getenv` that are neither string nor None.
    ///
    /// ## Why is this bad?
    /// Everything else that it gives is a string.
    ///
    /// ## Example
    /// ```python
    /// import os
    ///
    /// os.getenv("PORT", 80)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import os
    ///
    /// os.getenv("PORT", "80")
    /// ```
    InvalidEnvvarDefault {
        code: "PLW1508", name: "invalid-envvar-default", severity: Warning, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for InvalidEnvvarDefault {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        let default = node.arguments.find_argument_value("default", 1);
        let Some(default) = default else { return };
        if !checker.model.is_qualified(&node.func, &["os", "getenv"]) {
            return;
        }
        let kind = Inference::new(checker.model)
            .infer_one(default)
            .and_then(|value| value.builtin_type());
        if let Some(kind) = kind.filter(|kind| !matches!(*kind, "str" | "NoneType")) {
            let message = format!("os.getenv default type is builtins.{kind}. Expected str or None.");
            checker.report(Self, node, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidEnvvarDefault,
        r#"
import os
os.getenv("a", 1)
# @1-1:18 PLW1508: os.getenv default type is builtins.int. Expected str or None.
os.getenv("a", default=[])
# @1 PLW1508
os.getenv("a", None)
os.getenv("a", f())
"#,
    );
}
