use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for comments behind code that do not start with `# `.
    ///
    /// ## Why is this bad?
    /// PEP 8: inline comments start with a `#` and a single blank.
    ///
    /// ## Example
    /// ```python
    /// x = x + 1  #border
    /// x = x + 1  #  border
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// x = x + 1  # border
    /// ```
    NoSpaceAfterInlineComment {
        code: "E262", name: "no-space-after-inline-comment", severity: Convention, nodes: []
    }
}

#[test]
fn test() {
    crate::testing::check(
        NoSpaceAfterInlineComment,
        r#"
a = 1  #b
#      ^ E262: Inline comment should start with '# '
c = 1  #  d
#      ^ E262
e = 1  #: f
g = 1  # h
"#,
    );
}
