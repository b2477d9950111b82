use super::indices;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::ExprSubscript;

declare_rule! {
    /// Checks for slices with a step of zero.
    ///
    /// ## Why is this bad?
    /// Python raises `ValueError`.
    ///
    /// ## Example
    /// ```python
    /// sizes = [1, 2]
    /// print(sizes[::0])
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// sizes = [1, 2]
    /// print(sizes[::1])
    /// ```
    InvalidSliceStep {
        code: "PLE1144", name: "invalid-slice-step", severity: Error, nodes: [ExprSubscript]
    }
}

impl Check<ExprSubscript> for InvalidSliceStep {
    fn check<'a>(node: &'a ExprSubscript, checker: &mut Checker<'a>) {
        indices::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidSliceStep,
        r#"
x = [1, 2]
x[::0]
  # ^ PLE1144: Slice step cannot be 0
x[::1]
unknown[::0]
"#,
    );
}
