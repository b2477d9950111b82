use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for continuation lines in a hanging indent that are not aligned with the line above.
    ///
    /// ## Why is this bad?
    /// Lines of the same bracket belong to the same level.
    ///
    /// ## Example
    /// ```python
    /// total = add(
    ///     1,
    ///       2,
    /// )
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// total = add(
    ///     1,
    ///     2,
    /// )
    /// ```
    ///
    /// ## Notes
    /// ruff has no rule for continuation lines.
    UnalignedForHangingIndent {
        code: "E131", name: "continuation-line-unaligned-for-hanging-indent", severity: Convention, nodes: []
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnalignedForHangingIndent,
        r#"
a = b(
    1,
      2)
#     ^ E131: Continuation line unaligned for hanging indent
c = d(
    1,
    2)
"#,
    );
}
