use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for a comment at the start of a block that is not indented like the block.
    ///
    /// ## Why is this bad?
    /// A comment that stands left of its block seems to belong to something else.
    ///
    /// ## Example
    /// ```python
    /// if ready:
    /// # now
    ///     start()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if ready:
    ///     # now
    ///     start()
    /// ```
    NoIndentedBlockComment {
        code: "E115", name: "no-indented-block-comment", severity: Convention, nodes: []
    }
}

#[test]
fn test() {
    crate::testing::check(
        NoIndentedBlockComment,
        r#"
if a:
# b
# @1 E115: Expected an indented block (comment)
    c
"#,
    );
}
