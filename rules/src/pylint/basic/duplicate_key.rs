use super::duplicates::Constant;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::ExprDict;
use rustc_hash::FxHashSet;

declare_rule! {
    /// Checks for dictionaries that name a key twice.
    ///
    /// ## Why is this bad?
    /// The last value wins, and the others are lost.
    ///
    /// ## Example
    /// ```python
    /// sizes = {"small": 1, "small": 2}
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// sizes = {"small": 1, "large": 2}
    /// ```
    DuplicateKey {
        code: "PLW0109", name: "duplicate-key", severity: Warning, nodes: [ExprDict]
    }
}

impl Check<ExprDict> for DuplicateKey {
    fn check<'a>(node: &'a ExprDict, checker: &mut Checker<'a>) {
        let mut seen = FxHashSet::default();
        for item in node.items.iter().filter_map(|item| item.key.as_ref()) {
            let Some(constant) = Constant::of_key(item) else {
                continue;
            };
            let shown = constant.shown(item);
            if !seen.insert(constant) {
                checker.report(Self, node, format!("Duplicate key {shown} in dictionary"));
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        DuplicateKey,
        r#"
x = {"a": 1, "b": 2, "a": 3}
  # ^^^^^^^^^^^^^^^^^^^^^^^^ PLW0109: Duplicate key 'a' in dictionary
x = {1: 1, 1.0: 2}
  # ^ PLW0109: Duplicate key 1.0 in dictionary
x = {a.b: 1, a.b: 2}
  # ^ PLW0109: Duplicate key 'a.b' in dictionary
x = {a: 1, a: 2, -1: 1, -1: 2, (1, 2): 1, (1, 2): 2}
"#,
    );
}
