use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for `,`, `;` and `:` without white space behind them.
    ///
    /// ## Why is this bad?
    /// White space after punctuation makes the parts of a line easy to tell apart.
    ///
    /// ## Example
    /// ```python
    /// point = (1,2)
    /// names = {'a':1}
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// point = (1, 2)
    /// names = {'a': 1}
    /// ```
    ///
    /// ## Notes
    /// A colon within square brackets may be a slice and is let be.
    ///
    /// Within the replacement fields of f-strings and t-strings, the rule applies where the target version is
    /// 3.12 or later; before, Python and pycodestyle saw such a string as one token.
    MissingWhitespace {
        code: "E231", name: "missing-whitespace", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        MissingWhitespace,
        r#"
a = (1,2)
# @7-1:8 E231: Missing whitespace after ','
b = {1:2}
# @7 E231: Missing whitespace after ':'
c = d[1:2]
e = (1,)
f = [1,]
g = {1,}
# @7 E231
h: int = 1
lambda:0
# @7 E231
"#,
    );
}
