use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for statements that end with a semicolon.
    ///
    /// ## Why is this bad?
    /// The line break ends the statement.
    ///
    /// ## Example
    /// ```python
    /// start();
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// start()
    /// ```
    UselessSemicolon {
        code: "E703", name: "useless-semicolon", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        UselessSemicolon,
        r#"
a = 1;
#    ^ E703: Statement ends with a semicolon
b = 1
"#,
    );
}
