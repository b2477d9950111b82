use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for `+`, `-`, `*`, `/`, `//` and `@` without white space.
    ///
    /// ## Why is this bad?
    /// PEP 8 asks for white space around operators, except where it shows their priorities.
    ///
    /// ## Example
    /// ```python
    /// c = (a+b) * (a-b)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// c = (a + b) * (a - b)
    /// ```
    ///
    /// ## Notes
    /// `**` is let be. Within the replacement fields of f-strings and t-strings, the rule applies where the
    /// target version is 3.12 or later; before, Python and pycodestyle saw such a string as one token.
    MissingWhitespaceAroundArithmeticOperator {
        code: "E226", name: "missing-whitespace-around-arithmetic-operator", severity: Convention, nodes: [], default: false, fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        MissingWhitespaceAroundArithmeticOperator,
        r#"
a = b+c
# @6-1:7 E226: Missing whitespace around arithmetic operator
d = e**f
g = -h
i(*j)
"#,
    );
}
