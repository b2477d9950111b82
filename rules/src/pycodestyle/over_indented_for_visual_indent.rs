use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for continuation lines that are indented more than the first item behind the opening bracket.
    ///
    /// ## Why is this bad?
    /// Where something stands behind an opening bracket, the lines below are to be aligned with it.
    ///
    /// ## Example
    /// ```python
    /// total = add(1,
    ///               2)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// total = add(1,
    ///             2)
    /// ```
    ///
    /// ## Notes
    /// ruff has no rule for continuation lines.
    OverIndentedForVisualIndent {
        code: "E127", name: "continuation-line-over-indented-for-visual-indent", severity: Convention, nodes: []
    }
}

#[test]
fn test() {
    crate::testing::check(
        OverIndentedForVisualIndent,
        r#"
a = b(1,
        2)
#       ^ E127: Continuation line over-indented for visual indent
c = d(1,
      2)
"#,
    );
}
