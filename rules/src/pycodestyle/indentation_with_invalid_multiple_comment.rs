use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for comments whose indentation is not a multiple of the indent size.
    ///
    /// ## Why is this bad?
    /// A comment is read with the block at whose indentation it stands.
    ///
    /// ## Example
    /// ```python
    /// if ready:
    ///    # now
    ///     start()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if ready:
    ///     # now
    ///     start()
    /// ```
    ///
    /// ## Options
    /// - `indent-size`: the columns of one level (4).
    IndentationWithInvalidMultipleComment {
        code: "E114", name: "indentation-with-invalid-multiple-comment", severity: Convention, nodes: []
    }
}

#[test]
fn test() {
    crate::testing::check(
        IndentationWithInvalidMultipleComment,
        r#"
if a:
   # b
#  ^ E114: Indentation is not a multiple of 4 (comment)
    c
"#,
    );
}
