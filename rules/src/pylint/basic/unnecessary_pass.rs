use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::places::siblings;
use ruff_python_ast::StmtPass;
use ruff_text_size::Ranged;

declare_rule! {
    /// Checks for `pass` beside another statement, docstrings included.
    ///
    /// ## Why is this bad?
    /// `pass` does nothing; it is needed only where Python wants a statement and there is none.
    ///
    /// ## Example
    /// ```python
    /// def function():
    ///     """Do nothing."""
    ///     pass
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def function():
    ///     """Do nothing."""
    /// ```
    UnnecessaryPass {
        code: "PLW0107", name: "unnecessary-pass", severity: Warning, nodes: [StmtPass]
    }
}

impl Check<StmtPass> for UnnecessaryPass {
    fn check<'a>(node: &'a StmtPass, checker: &mut Checker<'a>) {
        let Some(parent) = checker.model.parent(node) else {
            return;
        };
        if siblings(parent, node.start()).is_some_and(|body| body.len() > 1) {
            checker.report(Self, node, "Unnecessary pass statement");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnnecessaryPass,
        r#"
class A:
    "Documented."
    pass
  # ^^^^ PLW0107: Unnecessary pass statement
if x:
    pass
else:
    y = 1
    pass
  # ^^^^ PLW0107
try:
    pass
finally:
    pass
"#,
    );
}
