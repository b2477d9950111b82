use super::unpacking;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::StmtAssign;

declare_rule! {
    /// Checks for what cannot be unpacked.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// size = 3
    /// width, height = size
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// size = (3, 4)
    /// width, height = size
    /// ```
    UnpackingNonSequence {
        code: "PLE0633", name: "unpacking-non-sequence", severity: Error, nodes: [StmtAssign]
    }
}

impl Check<StmtAssign> for UnpackingNonSequence {
    fn check<'a>(node: &'a StmtAssign, checker: &mut Checker<'a>) {
        unpacking::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnpackingNonSequence,
        r#"
class A: pass
x = 3
a, b = x
# @1-1:9 PLE0633: Attempting to unpack a non-sequence defined at line 2
a, b = 1
# @1 PLE0633: Attempting to unpack a non-sequence '1'
a, b = A()
# @1 PLE0633: Attempting to unpack a non-sequence defined at line 1
a, b = "ab"
a, b = unknown
"#,
    );
}
