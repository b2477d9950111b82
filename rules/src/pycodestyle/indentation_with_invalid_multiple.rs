use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for indentation that is not a multiple of the indent size.
    ///
    /// ## Why is this bad?
    /// PEP 8 asks for four blanks a level. Odd widths make blocks hard to tell apart.
    ///
    /// ## Example
    /// ```python
    /// if ready:
    ///    start()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if ready:
    ///     start()
    /// ```
    ///
    /// ## Options
    /// - `indent-size`: the columns of one level (4).
    IndentationWithInvalidMultiple {
        code: "E111", name: "indentation-with-invalid-multiple", severity: Convention, nodes: []
    }
}

#[test]
fn test() {
    crate::testing::check(
        IndentationWithInvalidMultiple,
        r#"
if a:
   b
#  ^ E111: Indentation is not a multiple of 4
if c:
    d
"#,
    );
}
