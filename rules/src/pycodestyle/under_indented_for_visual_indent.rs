use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for continuation lines that are indented less than the first item behind the opening bracket.
    ///
    /// ## Why is this bad?
    /// Where something stands behind an opening bracket, the lines below are to be aligned with it; or nothing
    /// should stand there.
    ///
    /// ## Example
    /// ```python
    /// total = add(1,
    ///     2)
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
    UnderIndentedForVisualIndent {
        code: "E128", name: "continuation-line-under-indented-for-visual-indent", severity: Convention, nodes: []
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnderIndentedForVisualIndent,
        r#"
a = b(1,
    2)
#   ^ E128: Continuation line under-indented for visual indent
c = d(1,
      2)
"#,
    );
}
