use super::unpacking;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::StmtAssign;

declare_rule! {
    /// Checks for sequences that are unpacked into another number of names.
    ///
    /// ## Why is this bad?
    /// Python raises `ValueError`.
    ///
    /// ## Example
    /// ```python
    /// width, height = 1, 2, 3
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// width, height, depth = 1, 2, 3
    /// ```
    UnbalancedTupleUnpacking {
        code: "PLW0632", name: "unbalanced-tuple-unpacking", severity: Warning, nodes: [StmtAssign]
    }
}

impl Check<StmtAssign> for UnbalancedTupleUnpacking {
    fn check<'a>(node: &'a StmtAssign, checker: &mut Checker<'a>) {
        unpacking::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnbalancedTupleUnpacking,
        r#"
a, b = 1, 2, 3
# @1-1:15 PLW0632: Possible unbalanced tuple unpacking with sequence '(1, 2, 3)': left side has 2 labels, right side has 3 values
x = (1,)
a, b = x
# @1 PLW0632: Possible unbalanced tuple unpacking with sequence defined at line 2: left side has 2 labels, right side has 1 value
a, *b = 1, 2, 3
a, b = 1, 2
a, b = 1, *x
"#,
    );
}
