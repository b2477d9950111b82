use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for continuation lines in a hanging indent that are indented by less than one level.
    ///
    /// ## Why is this bad?
    /// A hanging indent of one level keeps the parts of a statement together and apart from the statements
    /// around it.
    ///
    /// ## Example
    /// ```python
    /// total = add(
    ///   1,
    ///   2,
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
    UnderIndentedForHangingIndent {
        code: "E121", name: "continuation-line-under-indented-for-hanging-indent", severity: Convention, nodes: [], default: false
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnderIndentedForHangingIndent,
        r#"
a = b(
  1)
# ^ E121: Continuation line under-indented for hanging indent
c = d(
    1)
"#,
    );
}
