use ruff_python_ast::ExprCall;

use super::consider_using_generator::with_generator;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `any` and `all` called with a list comprehension.
    ///
    /// ## Why is this bad?
    /// The whole list is built before the first item is looked at, though one item may decide.
    ///
    /// ## Example
    /// ```python
    /// def ready(parts):
    ///     return all([part.ready for part in parts])
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def ready(parts):
    ///     return all(part.ready for part in parts)
    /// ```
    UseAGenerator { code: "PLR1729", name: "use-a-generator", severity: Refactor, nodes: [ExprCall] }
}

impl Check<ExprCall> for UseAGenerator {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        if let Some(call) = with_generator(node, &["any", "all"]) {
            checker.report(Self, node, format!("Use a generator instead '{call}'"));
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UseAGenerator,
        r#"
any([i for i in x if i])
# @1-1:25 PLR1729: Use a generator instead 'any(i for i in x if i)'
any(i for i in x)
"#,
    );
}
