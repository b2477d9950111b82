use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for continuation lines of a header that are indented like the block below.
    ///
    /// ## Why is this bad?
    /// Where the rest of a condition is indented like the block, one runs into the other.
    ///
    /// ## Example
    /// ```python
    /// def add(
    ///     a,
    ///     b):
    ///     return a + b
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def add(
    ///         a,
    ///         b):
    ///     return a + b
    /// ```
    ///
    /// ## Notes
    /// ruff has no rule for continuation lines.
    ContinuationLineSameIndentAsNextLine {
        code: "E125", name: "continuation-line-with-same-indent-as-next-logical-line", severity: Convention, nodes: []
    }
}

#[test]
fn test() {
    crate::testing::check(
        ContinuationLineSameIndentAsNextLine,
        r#"
if a(
        b):
    c
if (d or
        e):
    f
def g(
    h):
#   ^ E125: Continuation line with same indent as next logical line
    i
"#,
    );
}
