use ruff_python_ast::{Expr, ExprCall};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::as_string::as_string;

declare_rule! {
    /// Checks for infinity and NaN made from strings.
    ///
    /// ## Why is this bad?
    /// `math.inf` and `math.nan` are looked up, not parsed, and cannot be misspelt unnoticed.
    ///
    /// ## Example
    /// ```python
    /// shortest = float("inf")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import math
    ///
    /// shortest = math.inf
    /// ```
    ConsiderMathNotFloat { code: "PLR6106", name: "consider-math-not-float", severity: Refactor, nodes: [ExprCall], default: false }
}

impl Check<ExprCall> for ConsiderMathNotFloat {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        let ([Expr::StringLiteral(text)], []) = (&*node.arguments.args, &*node.arguments.keywords) else {
            return;
        };
        if !checker.model.is_builtin(&node.func, "float") {
            return;
        }
        let (sign, member) = match text.value.to_str().to_ascii_lowercase().as_str() {
            "inf" | "infinity" | "+inf" | "+infinity" => ("", "inf"),
            "-inf" | "-infinity" => ("-", "inf"),
            "nan" | "+nan" | "-nan" => ("", "nan"),
            _ => return,
        };
        let call = as_string(&Expr::Call(node.clone()));
        checker.report(
            Self,
            node,
            format!("Consider {sign}math.{member} instead of {call}"),
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        ConsiderMathNotFloat,
        r#"
x = float("-inf")
  # ^^^^^^^^^^^^^ PLR6106: Consider -math.inf instead of float('-inf')
x = float("nan")
  # ^^^^^^^^^^^^ PLR6106: Consider math.nan instead of float('nan')
x = float("1")
"#,
    );
}
