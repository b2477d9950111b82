use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for white space directly after an opening bracket.
    ///
    /// ## Why is this bad?
    /// PEP 8: no white space immediately inside brackets.
    ///
    /// ## Example
    /// ```python
    /// spam( ham[ 1], { eggs: 2})
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// spam(ham[1], {eggs: 2})
    /// ```
    ///
    /// ## Notes
    /// White space before a line break is no such case.
    ///
    /// Within the replacement fields of f-strings and t-strings, the rule applies where the target version is
    /// 3.12 or later; before, Python and pycodestyle saw such a string as one token.
    WhitespaceAfterOpenBracket {
        code: "E201", name: "whitespace-after-open-bracket", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        WhitespaceAfterOpenBracket,
        r#"
a( b)
# @3-1:4 E201: Whitespace after '('
a[ 1]
# @3 E201
a = {	1: 2}
# @6 E201
a(
    b)
"#,
    );
}
