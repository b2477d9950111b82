use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for `%` without white space.
    ///
    /// ## Why is this bad?
    /// PEP 8 asks for white space around operators.
    ///
    /// ## Example
    /// ```python
    /// rest = total%size
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// rest = total % size
    /// ```
    ///
    /// ## Notes
    /// Within the replacement fields of f-strings and t-strings, the rule applies where the target version is
    /// 3.12 or later; before, Python and pycodestyle saw such a string as one token.
    MissingWhitespaceAroundModuloOperator {
        code: "E228", name: "missing-whitespace-around-modulo-operator", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        MissingWhitespaceAroundModuloOperator,
        r#"
a = b%c
# @6-1:7 E228: Missing whitespace around modulo operator
d = e % f
"#,
    );
}
