use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for comments behind code with less than two blanks before them.
    ///
    /// ## Why is this bad?
    /// PEP 8: inline comments are separated by at least two blanks from the statement.
    ///
    /// ## Example
    /// ```python
    /// x = x + 1 # border
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// x = x + 1  # border
    /// ```
    TooFewSpacesBeforeInlineComment {
        code: "E261", name: "too-few-spaces-before-inline-comment", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        TooFewSpacesBeforeInlineComment,
        r#"
a = 1 # b
# @6-1:7 E261: At least two spaces before inline comment
c = 1  # d
"#,
    );
}
