use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for continuation lines in a hanging indent that are indented by more than one level.
    ///
    /// ## Why is this bad?
    /// A hanging indent of one level is enough to set the lines apart, and the same everywhere.
    ///
    /// ## Example
    /// ```python
    /// total = add(
    ///         1,
    ///         2,
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
    /// ## Options
    /// - `indent-size`: the columns of one level (4).
    ///
    /// ## Notes
    /// ruff has no rule for continuation lines.
    OverIndentedForHangingIndent {
        code: "E126", name: "continuation-line-over-indented-for-hanging-indent", severity: Convention, nodes: [], default: false
    }
}

#[test]
fn test() {
    crate::testing::check(
        OverIndentedForHangingIndent,
        r#"
a = b(
        1)
#       ^ E126: Continuation line over-indented for hanging indent
c = d(
    1)
"#,
    );
}
