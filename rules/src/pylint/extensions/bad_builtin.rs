use ruff_python_ast::{Expr, ExprCall};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for calls of `map` and `filter`.
    ///
    /// ## Why is this bad?
    /// A comprehension says the same, and reads from left to right.
    ///
    /// ## Example
    /// ```python
    /// lengths = map(len, ["a", "bc"])
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// lengths = [len(text) for text in ["a", "bc"]]
    /// ```
    BadBuiltin { code: "PLW0141", name: "bad-builtin", severity: Warning, nodes: [ExprCall], default: false }
}

impl Check<ExprCall> for BadBuiltin {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        let Expr::Name(function) = &*node.func else { return };
        let name = function.id.as_str();
        if matches!(name, "map" | "filter") && checker.model.is_builtin(&node.func, name) {
            let message =
                format!("Used builtin function '{name}'. Using a list comprehension can be clearer.");
            checker.report(Self, node, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        BadBuiltin,
        r#"
y = map(f, x)
  # ^^^^^^^^^ PLW0141: Used builtin function 'map'. Using a list comprehension can be clearer.
y = x.map(f)
y = map
"#,
    );
}
