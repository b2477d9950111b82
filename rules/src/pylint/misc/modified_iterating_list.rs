use ruff_python_ast::StmtFor;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for loops over a list that change the list itself.
    ///
    /// ## Why is this bad?
    /// Items are skipped, or come twice.
    ///
    /// ## Example
    /// ```python
    /// names = ["Ada", "Bob"]
    /// for name in names:
    ///     names.remove(name)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// names = ["Ada", "Bob"]
    /// for name in names.copy():
    ///     names.remove(name)
    /// ```
    ModifiedIteratingList { code: "PLW4701", name: "modified-iterating-list", severity: Warning, nodes: [StmtFor] }
}

impl Check<StmtFor> for ModifiedIteratingList {
    fn check<'a>(node: &'a StmtFor, checker: &mut Checker<'a>) {
        super::modified::check(
            Self,
            "list",
            "consider iterating through a copy of it instead",
            node,
            checker,
        );
    }
}

#[test]
fn test() {
    crate::testing::check(
        ModifiedIteratingList,
        r#"
l = [1]
for i in l:
    if i:
        l.append(i)
      # ^^^^^^^^^^^ PLW4701: Iterated list 'l' is being modified inside for loop body, consider iterating through a copy of it instead.
for i in l[:]:
    l.append(i)
for i in unknown:
    unknown.append(i)
for i in l:
    x = l.append(i)
"#,
    );
}
