use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for comments that start with several `#` before their text.
    ///
    /// ## Why is this bad?
    /// PEP 8: each line of a block comment starts with a single `#`.
    ///
    /// ## Example
    /// ```python
    /// ### Section
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// # Section
    /// ```
    MultipleLeadingHashesForBlockComment {
        code: "E266", name: "multiple-leading-hashes-for-block-comment", severity: Convention, nodes: []
    }
}

#[test]
fn test() {
    crate::testing::check(
        MultipleLeadingHashesForBlockComment,
        r#"
## a
# @1 E266: Too many leading '#' for block comment
####
# b
"#,
    );
}
