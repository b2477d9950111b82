use ruff_python_ast::StmtFor;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for loops over a set that change the set itself.
    ///
    /// ## Why is this bad?
    /// The loop raises `RuntimeError`.
    ///
    /// ## Example
    /// ```python
    /// names = {"Ada", "Bob"}
    /// for name in names:
    ///     names.remove(name)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// names = {"Ada", "Bob"}
    /// for name in names.copy():
    ///     names.remove(name)
    /// ```
    ModifiedIteratingSet { code: "PLE4703", name: "modified-iterating-set", severity: Error, nodes: [StmtFor] }
}

impl Check<StmtFor> for ModifiedIteratingSet {
    fn check<'a>(node: &'a StmtFor, checker: &mut Checker<'a>) {
        super::modified::check(Self, "set", "iterate through a copy of it instead", node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        ModifiedIteratingSet,
        r#"
s = {1}
for i in s:
    s.add(2)
  # ^^^^^^^^ PLE4703: Iterated set 's' is being modified inside for loop body, iterate through a copy of it instead.
for i in s.copy():
    s.add(2)
"#,
    );
}
