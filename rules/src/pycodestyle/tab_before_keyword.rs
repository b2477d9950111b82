use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for a tab before a keyword.
    ///
    /// ## Why is this bad?
    /// One blank around keywords is enough, and the same everywhere.
    ///
    /// ## Example
    /// ```python
    /// both = ready	and done
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// both = ready and done
    /// ```
    ///
    /// ## Notes
    /// `True`, `False` and `None` do not count as keywords, `print` does: as in pycodestyle.
    ///
    /// Within the replacement fields of f-strings and t-strings, the rule applies where the target version is
    /// 3.12 or later; before, Python and pycodestyle saw such a string as one token.
    TabBeforeKeyword {
        code: "E274", name: "tab-before-keyword", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        TabBeforeKeyword,
        r#"
a = b	and c
# @6-1:7 E274: Tab before keyword
d = e and f
"#,
    );
}
