use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for comments that are indented more than the code before them without a block that begins there.
    ///
    /// ## Why is this bad?
    /// A comment that stands right of its block seems to belong to a block that is not there.
    ///
    /// ## Example
    /// ```python
    /// start()
    ///     # and stop
    /// stop()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// start()
    /// # and stop
    /// stop()
    /// ```
    UnexpectedIndentationComment {
        code: "E116", name: "unexpected-indentation-comment", severity: Convention, nodes: []
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnexpectedIndentationComment,
        r#"
a = 1
    # b
#   ^ E116: Unexpected indentation (comment)
"#,
    );
}
