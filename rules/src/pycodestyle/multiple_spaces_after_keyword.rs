use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for more than one blank after a keyword.
    ///
    /// ## Why is this bad?
    /// One blank around keywords is enough, and the same everywhere.
    ///
    /// ## Example
    /// ```python
    /// if  ready: start()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if ready: start()
    /// ```
    ///
    /// ## Notes
    /// `True`, `False` and `None` do not count as keywords, `print` does: as in pycodestyle.
    ///
    /// Within the replacement fields of f-strings and t-strings, the rule applies where the target version is
    /// 3.12 or later; before, Python and pycodestyle saw such a string as one token.
    MultipleSpacesAfterKeyword {
        code: "E271", name: "multiple-spaces-after-keyword", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        MultipleSpacesAfterKeyword,
        r#"
a = b and  c
# @10-1:12 E271: Multiple spaces after keyword
d = e and f
"#,
    );
}
