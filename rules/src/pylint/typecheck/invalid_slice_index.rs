use super::indices;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::ExprSubscript;

declare_rule! {
    /// Checks for slices whose bounds are no integers.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// sizes = [1, 2]
    /// print(sizes["0":])
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// sizes = [1, 2]
    /// print(sizes[0:])
    /// ```
    InvalidSliceIndex {
        code: "PLE1127", name: "invalid-slice-index", severity: Error, nodes: [ExprSubscript]
    }
}

impl Check<ExprSubscript> for InvalidSliceIndex {
    fn check<'a>(node: &'a ExprSubscript, checker: &mut Checker<'a>) {
        indices::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidSliceIndex,
        r#"
x = [1, 2]
x[1:"a"]
  # ^^^ PLE1127: Slice index is not an int, None, or instance with __index__
x[None:y]
"#,
    );
}
