use crate::inference::Inference;
use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for names of environment variables that are no strings.
    ///
    /// ## Why is this bad?
    /// The call raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// import os
    ///
    /// os.getenv(1)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import os
    ///
    /// os.getenv("1")
    /// ```
    InvalidEnvvarValue { code: "PLE1507", name: "invalid-envvar-value", severity: Error, nodes: [ExprCall] }
}

impl Check<ExprCall> for InvalidEnvvarValue {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        let Some(key) = node.arguments.find_argument_value("key", 0) else {
            return;
        };
        if !checker.model.is_qualified(&node.func, &["os", "getenv"]) {
            return;
        }
        let kind = Inference::new(checker.model)
            .infer_one(key)
            .and_then(|value| value.builtin_type());
        if let Some(kind) = kind.filter(|kind| *kind != "str") {
            checker.report(
                Self,
                node,
                format!("os.getenv does not support builtins.{kind} type argument"),
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidEnvvarValue,
        r#"
import os
os.getenv(1)
# @1-1:13 PLE1507: os.getenv does not support builtins.int type argument
os.getenv(key=None)
# @1 PLE1507
os.getenv("a")
os.getenv(a)
"#,
    );
}
