use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for comments on a line of their own that do not start with `# `.
    ///
    /// ## Why is this bad?
    /// PEP 8: each line of a block comment starts with a `#` and a single blank.
    ///
    /// ## Example
    /// ```python
    /// #Compensate for the border.
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// # Compensate for the border.
    /// ```
    ///
    /// ## Notes
    /// `#!` is fine in the first line, and `#:` everywhere.
    NoSpaceAfterBlockComment {
        code: "E265", name: "no-space-after-block-comment", severity: Convention, nodes: []
    }
}

#[test]
fn test() {
    crate::testing::check(
        NoSpaceAfterBlockComment,
        r#"
#!shebang
#a
# @1 E265: Block comment should start with '# '
#: b
#!c
# @1 E265
#######
# d
"#,
    );
}
