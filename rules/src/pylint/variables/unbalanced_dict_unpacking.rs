use super::unpacking;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::StmtAssign;

declare_rule! {
    /// Checks for dictionaries that are unpacked into another number of names.
    ///
    /// ## Why is this bad?
    /// Python raises `ValueError`.
    ///
    /// ## Example
    /// ```python
    /// first, second = {"a": 1}
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// first, second = {"a": 1, "b": 2}
    /// ```
    UnbalancedDictUnpacking {
        code: "PLW0644", name: "unbalanced-dict-unpacking", severity: Warning, nodes: [StmtAssign]
    }
}

impl Check<StmtAssign> for UnbalancedDictUnpacking {
    fn check<'a>(node: &'a StmtAssign, checker: &mut Checker<'a>) {
        unpacking::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnbalancedDictUnpacking,
        r#"
a, b = {"a": 1}
# @1-1:16 PLW0644: Possible unbalanced dict unpacking with {'a': 1}: left side has 2 labels, right side has 1 value
a, b = {"a": 1, "b": 2, "c": 3}.items()
# @1 PLW0644
a, b = {"a": 1, "b": 2}
a, b = {**x}
"#,
    );
}
