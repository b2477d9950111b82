use ruff_python_ast::StmtIf;

use super::bounds::bound;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `if` statements that raise a value to a lower bound.
    ///
    /// ## Why is this bad?
    /// `max` says it in one line.
    ///
    /// ## Example
    /// ```python
    /// def at_least(value, limit):
    ///     if value < limit:
    ///         value = limit
    ///     return value
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def at_least(value, limit):
    ///     return max(value, limit)
    /// ```
    ConsiderUsingMaxBuiltin { code: "PLR1731", name: "consider-using-max-builtin", severity: Refactor, nodes: [StmtIf] }
}

impl Check<StmtIf> for ConsiderUsingMaxBuiltin {
    fn check<'a>(node: &'a StmtIf, checker: &mut Checker<'a>) {
        if let Some(("max", suggestion)) = bound(node, checker) {
            let message = format!("Consider using '{suggestion}' instead of unnecessary if block");
            checker.report(Self, node, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ConsiderUsingMaxBuiltin,
        r#"
if x < y:
# @1-2:10 PLR1731: Consider using 'x = max(x, y)' instead of unnecessary if block
    x = y
if 10 > self.x:
# @1 PLR1731: Consider using 'self.x = max(self.x, 10)' instead of unnecessary if block
    self.x = 10
if x < y:
    x = z
if x < y:
    x = y
else:
    x = 3
"#,
    );
}
