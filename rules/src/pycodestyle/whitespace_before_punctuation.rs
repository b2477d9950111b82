use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for white space before `,`, `;` and `:`.
    ///
    /// ## Why is this bad?
    /// PEP 8: no white space immediately before a comma, semicolon or colon.
    ///
    /// ## Example
    /// ```python
    /// print(x , y); x , y = y , x
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// print(x, y); x, y = y, x
    /// ```
    ///
    /// ## Notes
    /// White space before the colon of a slice is reported as in pycodestyle; ruff lets it be where it is the
    /// same on both sides.
    ///
    /// Within the replacement fields of f-strings and t-strings, the rule applies where the target version is
    /// 3.12 or later; before, Python and pycodestyle saw such a string as one token.
    WhitespaceBeforePunctuation {
        code: "E203", name: "whitespace-before-punctuation", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        WhitespaceBeforePunctuation,
        r#"
a(b , c)
# @4-1:5 E203: Whitespace before ','
if d :
# @5 E203: Whitespace before ':'
    pass
a[b :c]
# @4 E203
a = (b
# @7 E203
     , c)
"#,
    );
}
