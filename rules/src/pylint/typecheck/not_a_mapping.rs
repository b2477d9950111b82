use ruff_python_ast::ExprCall;

use super::protocols::{Protocol, lacks};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::as_string::as_string;

declare_rule! {
    /// Checks for calls with `**` before what is no mapping.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// dict(**[1, 2])
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// dict(**{"a": 1})
    /// ```
    NotAMapping { code: "PLE1134", name: "not-a-mapping", severity: Error, nodes: [ExprCall] }
}

impl Check<ExprCall> for NotAMapping {
    fn check<'a>(call: &'a ExprCall, checker: &mut Checker<'a>) {
        for keyword in &call.arguments.keywords {
            if keyword.arg.is_none() && lacks(&keyword.value, Protocol::Map, checker) {
                let shown = as_string(&keyword.value);
                let message = format!("Non-mapping value {shown} is used in a mapping context");
                checker.report(Self, &keyword.value, message);
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        NotAMapping,
        r#"
class A: pass
class B:
    def __getitem__(self, key): return 1
    def keys(self): return []
f(**A(), **B(), **{}, **x)
  # ^^^ PLE1134: Non-mapping value A() is used in a mapping context
f(**None)
  # ^^^^ PLE1134
"#,
    );
}
