use super::indices;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::ExprSubscript;

declare_rule! {
    /// Checks for sequences that are indexed with what is no integer.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// sizes = [1, 2]
    /// print(sizes["0"])
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// sizes = [1, 2]
    /// print(sizes[0])
    /// ```
    InvalidSequenceIndex {
        code: "PLE1126", name: "invalid-sequence-index", severity: Error, nodes: [ExprSubscript]
    }
}

impl Check<ExprSubscript> for InvalidSequenceIndex {
    fn check<'a>(node: &'a ExprSubscript, checker: &mut Checker<'a>) {
        indices::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidSequenceIndex,
        r#"
x = [1, 2]
x["a"]
# @1-1:7 PLE1126: Sequence index is not an int, slice, or instance with __index__
x[1.5]
# @1 PLE1126: Sequence index is not an int, slice, or instance with __index__
x[True], x[-1], x[0], x[1:], x[y]
{}["a"]
"#,
    );
}
