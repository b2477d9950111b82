use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for `|`, `&`, `^`, `<<` and `>>` without white space.
    ///
    /// ## Why is this bad?
    /// PEP 8 asks for white space around operators.
    ///
    /// ## Example
    /// ```python
    /// flags = READ|WRITE
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// flags = READ | WRITE
    /// ```
    ///
    /// ## Notes
    /// Within the replacement fields of f-strings and t-strings, the rule applies where the target version is
    /// 3.12 or later; before, Python and pycodestyle saw such a string as one token.
    MissingWhitespaceAroundBitwiseOrShiftOperator {
        code: "E227", name: "missing-whitespace-around-bitwise-or-shift-operator", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        MissingWhitespaceAroundBitwiseOrShiftOperator,
        r#"
a = b|c
# @6-1:7 E227: Missing whitespace around bitwise or shift operator
d = e<<f
# @6 E227
g = h & i
"#,
    );
}
