use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for more than one blank after `,`, `;` or `:`.
    ///
    /// ## Why is this bad?
    /// Columns that are aligned by hand go out of line with the next change.
    ///
    /// ## Example
    /// ```python
    /// point = (1,  2)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// point = (1, 2)
    /// ```
    ///
    /// ## Notes
    /// Within the replacement fields of f-strings and t-strings, the rule applies where the target version is
    /// 3.12 or later; before, Python and pycodestyle saw such a string as one token.
    MultipleSpacesAfterComma {
        code: "E241", name: "multiple-spaces-after-comma", severity: Convention, nodes: [], default: false, fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        MultipleSpacesAfterComma,
        r#"
a = (1,  2)
# @8-1:10 E241: Multiple spaces after ','
b = {1:  2}
# @8 E241: Multiple spaces after ':'
c = (1, 2)
"#,
    );
}
