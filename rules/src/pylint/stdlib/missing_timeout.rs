use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for requests without a timeout.
    ///
    /// ## Why is this bad?
    /// Without one the program may wait for ever.
    ///
    /// ## Example
    /// ```python
    /// import requests
    ///
    /// requests.get(url)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import requests
    ///
    /// requests.get(url, timeout=10)
    /// ```
    MissingTimeout { code: "PLW3101", name: "missing-timeout", severity: Warning, nodes: [ExprCall] }
}

impl Check<ExprCall> for MissingTimeout {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        if node.arguments.find_keyword("timeout").is_some() {
            return;
        }
        let name = checker.model.qualified_name(&node.func);
        let Some(
            [
                "requests",
                method @ ("delete" | "get" | "head" | "options" | "patch" | "post" | "put" | "request"),
            ]
            | [
                "requests",
                "api",
                method @ ("delete" | "get" | "head" | "options" | "patch" | "post" | "put" | "request"),
            ],
        ) = name.as_deref()
        else {
            return;
        };
        if node
            .arguments
            .keywords
            .iter()
            .all(|keyword| keyword.arg.is_some())
        {
            let message = format!(
                "Missing timeout argument for method 'requests.{method}' can cause your program to hang indefinitely"
            );
            checker.report(Self, node, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        MissingTimeout,
        r#"
import requests
requests.get(x)
# @1-1:16 PLW3101: Missing timeout argument for method 'requests.get' can cause your program to hang indefinitely
requests.get(x, timeout=1)
requests.get(x, **k)
requests.Session().get(x)
"#,
    );
}
