use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for closing brackets on a line of their own that are not aligned with what stands behind the
    /// opening bracket.
    ///
    /// ## Why is this bad?
    /// Where the lines within brackets are aligned with the first item, so should the closing bracket be.
    ///
    /// ## Example
    /// ```python
    /// total = add(1,
    ///             2
    /// )
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// total = add(1,
    ///             2
    ///             )
    /// ```
    ///
    /// ## Notes
    /// ruff has no rule for continuation lines.
    ClosingBracketDoesNotMatchVisualIndent {
        code: "E124", name: "closing-bracket-does-not-match-visual-indentation", severity: Convention, nodes: []
    }
}

#[test]
fn test() {
    crate::testing::check(
        ClosingBracketDoesNotMatchVisualIndent,
        r#"
a = b(1,
      2
    )
#   ^ E124: Closing bracket does not match visual indentation
c = d(1,
      2)
"#,
    );
}
