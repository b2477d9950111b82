use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for visually indented lines of a header that are indented like the block below.
    ///
    /// ## Why is this bad?
    /// Where the rest of a condition is indented like the block, one runs into the other.
    ///
    /// ## Example
    /// ```python
    /// if (ready or
    ///     done):
    ///     start()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if (ready or
    ///         done):
    ///     start()
    /// ```
    ///
    /// ## Notes
    /// ruff has no rule for continuation lines. PEP 8 itself leaves this open.
    VisuallyIndentedLineSameIndentAsNextLine {
        code: "E129", name: "visually-indented-line-with-same-indent-as-next-logical-line", severity: Convention, nodes: []
    }
}

#[test]
fn test() {
    crate::testing::check(
        VisuallyIndentedLineSameIndentAsNextLine,
        r#"
if (a or
    b):
#   ^ E129: Visually indented line with same indent as next logical line
    c
"#,
    );
}
