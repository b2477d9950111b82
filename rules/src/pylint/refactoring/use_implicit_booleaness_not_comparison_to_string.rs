use ruff_python_ast::{Expr, ExprCompare};

use super::use_implicit_booleaness_not_comparison_to_zero::check_falsy;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for comparisons with the empty string.
    ///
    /// ## Why is this bad?
    /// An empty string is false by itself, where nothing but strings can come.
    ///
    /// ## Example
    /// ```python
    /// def is_empty(text):
    ///     return text == ""
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def is_empty(text):
    ///     return not text
    /// ```
    UseImplicitBooleanessNotComparisonToString { code: "PLC1804", name: "use-implicit-booleaness-not-comparison-to-string", severity: Convention, nodes: [ExprCompare], default: false }
}

impl Check<ExprCompare> for UseImplicitBooleanessNotComparisonToString {
    fn check<'a>(node: &'a ExprCompare, checker: &mut Checker<'a>) {
        let is_empty = |expr: &Expr| matches!(expr, Expr::StringLiteral(text) if text.value.is_empty());
        if let Some(told) = check_falsy(node, checker, is_empty) {
            let message = format!("{told}, if it is strictly a string, as an empty string is falsey");
            checker.report(Self, node, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UseImplicitBooleanessNotComparisonToString,
        r#"
if x == "": pass
 # ^^^^^^^ PLC1804: "x == ''" can be simplified to "not x", if it is strictly a string, as an empty string is falsey
y = "" != x
  # ^^^^^^^ PLC1804: "'' != x" can be simplified to "bool(x)", if it is strictly a string, as an empty string is falsey
if x == "a": pass
"#,
    );
}
