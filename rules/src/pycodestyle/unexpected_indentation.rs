use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for a statement that is indented more than the one before without opening a block.
    ///
    /// ## Why is this bad?
    /// Python refuses unexpected indentation.
    ///
    /// ## Example
    /// ```python
    /// a = 1
    ///     b = 2
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// a = 1
    /// b = 2
    /// ```
    ///
    /// ## Notes
    /// The parser reports such code as well, as `invalid-syntax`.
    UnexpectedIndentation { code: "E113", name: "unexpected-indentation", severity: Error, nodes: [] }
}

#[test]
fn test() {
    crate::testing::check(
        UnexpectedIndentation,
        r#"
a = 1
    b = 2
#   ^ E113: Unexpected indentation
# @1 invalid-syntax
"#,
    );
}
