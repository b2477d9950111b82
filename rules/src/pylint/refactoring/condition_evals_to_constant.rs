use ruff_python_ast::ExprBoolOp;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for conditions that a constant in them decides.
    ///
    /// ## Why is this bad?
    /// The condition is no condition: one branch never runs.
    ///
    /// ## Example
    /// ```python
    /// def check(ready):
    ///     if ready or True:
    ///         print("ready")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def check(ready):
    ///     if ready:
    ///         print("ready")
    /// ```
    ConditionEvalsToConstant { code: "PLR1727", name: "condition-evals-to-constant", severity: Refactor, nodes: [ExprBoolOp] }
}

impl Check<ExprBoolOp> for ConditionEvalsToConstant {
    fn check<'a>(node: &'a ExprBoolOp, checker: &mut Checker<'a>) {
        // One look serves both rules.
        if !checker.enabled(super::SimplifiableCondition) {
            <super::SimplifiableCondition as Check<ExprBoolOp>>::check(node, checker);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ConditionEvalsToConstant,
        r#"
if x or True: pass
 # ^^^^^^^^^ PLR1727: Boolean condition 'x or True' will always evaluate to 'True'
while x and 1 and 0: pass
    # ^^^^^^^^^^^^^ PLR1727: Boolean condition 'x and 1 and 0' will always evaluate to '0'
z = x or True
if x and True: pass
"#,
    );
}
