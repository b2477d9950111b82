use ruff_python_ast::{Expr, ExprBoolOp};

use super::truth::{Simple, is_condition, simplified};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::as_string::as_string;

declare_rule! {
    /// Checks for conditions with a constant in them that changes nothing.
    ///
    /// ## Why is this bad?
    /// The constant is noise, often left over from debugging.
    ///
    /// ## Example
    /// ```python
    /// def check(ready):
    ///     if ready and True:
    ///         print("ready")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def check(ready):
    ///     if ready:
    ///         print("ready")
    /// ```
    SimplifiableCondition { code: "PLR1726", name: "simplifiable-condition", severity: Refactor, nodes: [ExprBoolOp] }
}

impl Check<ExprBoolOp> for SimplifiableCondition {
    fn check<'a>(node: &'a ExprBoolOp, checker: &mut Checker<'a>) {
        let Some(simple) = simplified(node) else { return };
        if !is_condition(checker) {
            return;
        }
        let whole = as_string(&Expr::BoolOp(node.clone()));
        match simple {
            Simple::Constant(constant) => {
                let constant = as_string(constant);
                if checker.enabled(super::ConditionEvalsToConstant) {
                    let message = format!("Boolean condition '{whole}' will always evaluate to '{constant}'");
                    checker.report(super::ConditionEvalsToConstant, node, message);
                }
            }
            other => {
                let message = format!(
                    "Boolean condition \"{whole}\" may be simplified to \"{}\"",
                    other.text()
                );
                if checker.enabled(Self) {
                    checker.report(Self, node, message);
                }
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        SimplifiableCondition,
        r#"
if x and True: pass
 # ^^^^^^^^^^ PLR1726: Boolean condition "x and True" may be simplified to "x"
if x or y or None: pass
 # ^^^^^^^^^^^^^^ PLR1726: Boolean condition "x or y or None" may be simplified to "x or y"
if (x or True) and y: pass
 # ^^^^^^^^^^^^^^^^^ PLR1726: Boolean condition "(x or True) and y" may be simplified to "y"
z = x or False
if x and y: pass
if (x and True) or y: pass
 # ^^^^^^^^^^^^^^^^^ PLR1726: Boolean condition "x and True or y" may be simplified to "x or y"
"#,
    );
}
