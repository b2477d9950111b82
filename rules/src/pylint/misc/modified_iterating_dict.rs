use ruff_python_ast::StmtFor;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for loops over a dict that change the dict itself.
    ///
    /// ## Why is this bad?
    /// A new key makes the loop raise `RuntimeError`.
    ///
    /// ## Example
    /// ```python
    /// ages = {"Ada": 36}
    /// for name in ages:
    ///     ages["Bob"] = 3
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// ages = {"Ada": 36}
    /// for name in list(ages):
    ///     ages["Bob"] = 3
    /// ```
    ModifiedIteratingDict { code: "PLE4702", name: "modified-iterating-dict", severity: Error, nodes: [StmtFor] }
}

impl Check<StmtFor> for ModifiedIteratingDict {
    fn check<'a>(node: &'a StmtFor, checker: &mut Checker<'a>) {
        super::modified::check(
            Self,
            "dict",
            "iterate through a copy of it instead",
            node,
            checker,
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        ModifiedIteratingDict,
        r#"
d = {}
for k in d:
    d["a"] = 1
  # ^^^^^^^^^^ PLE4702: Iterated dict 'd' is being modified inside for loop body, iterate through a copy of it instead.
    d[k] = 1
for k in list(d):
    d["a"] = 1
"#,
    );
}
