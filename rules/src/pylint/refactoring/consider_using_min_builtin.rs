use ruff_python_ast::StmtIf;

use super::bounds::bound;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `if` statements that lower a value to an upper bound.
    ///
    /// ## Why is this bad?
    /// `min` says it in one line.
    ///
    /// ## Example
    /// ```python
    /// def at_most(value, limit):
    ///     if value > limit:
    ///         value = limit
    ///     return value
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def at_most(value, limit):
    ///     return min(value, limit)
    /// ```
    ConsiderUsingMinBuiltin { code: "PLR1730", name: "consider-using-min-builtin", severity: Refactor, nodes: [StmtIf] }
}

impl Check<StmtIf> for ConsiderUsingMinBuiltin {
    fn check<'a>(node: &'a StmtIf, checker: &mut Checker<'a>) {
        if let Some(("min", suggestion)) = bound(node, checker) {
            let message = format!("Consider using '{suggestion}' instead of unnecessary if block");
            checker.report(Self, node, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ConsiderUsingMinBuiltin,
        r#"
if x >= y:
# @1-2:10 PLR1730: Consider using 'x = min(x, y)' instead of unnecessary if block
    x = y
if x < y:
# @1 PLR1730: Consider using 'y = min(y, x)' instead of unnecessary if block
    y = x
if x[0] > y:
    x[0] = y
"#,
    );
}
