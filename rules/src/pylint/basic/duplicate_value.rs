use super::duplicates::Constant;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::ExprSet;
use rustc_hash::FxHashSet;

declare_rule! {
    /// Checks for sets that name a value twice.
    ///
    /// ## Why is this bad?
    /// The set holds it once.
    ///
    /// ## Example
    /// ```python
    /// sizes = {1, 2, 1}
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// sizes = {1, 2}
    /// ```
    DuplicateValue {
        code: "PLW0130", name: "duplicate-value", severity: Warning, nodes: [ExprSet]
    }
}

impl Check<ExprSet> for DuplicateValue {
    fn check<'a>(node: &'a ExprSet, checker: &mut Checker<'a>) {
        let mut seen = FxHashSet::default();
        for item in &node.elts {
            let Some(constant) = Constant::of(item) else {
                continue;
            };
            let shown = constant.shown(item);
            if !seen.insert(constant) {
                checker.report(Self, node, format!("Duplicate value {shown} in set"));
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        DuplicateValue,
        r#"
x = {1, 2, 1}
  # ^^^^^^^^^ PLW0130: Duplicate value 1 in set
x = {"a", b"a", 1, True}
  # ^ PLW0130: Duplicate value True in set
x = {a, a, b.c, b.c}
"#,
    );
}
