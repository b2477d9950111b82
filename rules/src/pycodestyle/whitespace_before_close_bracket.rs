use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for white space directly before a closing bracket.
    ///
    /// ## Why is this bad?
    /// PEP 8: no white space immediately inside brackets.
    ///
    /// ## Example
    /// ```python
    /// spam(ham[1 ], {eggs: 2 })
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// spam(ham[1], {eggs: 2})
    /// ```
    ///
    /// ## Notes
    /// One blank after a comma is left alone, and so is the blank of `( )`, which is E201.
    ///
    /// Within the replacement fields of f-strings and t-strings, the rule applies where the target version is
    /// 3.12 or later; before, Python and pycodestyle saw such a string as one token.
    WhitespaceBeforeCloseBracket {
        code: "E202", name: "whitespace-before-close-bracket", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        WhitespaceBeforeCloseBracket,
        r#"
a(b )
# @4-1:5 E202: Whitespace before ')'
a[1 ]
# @4 E202
a(b, )
a( )
a(
    b
)
"#,
    );
}
