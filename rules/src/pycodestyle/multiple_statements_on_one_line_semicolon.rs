use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for several statements on one line.
    ///
    /// ## Why is this bad?
    /// PEP 8: compound statements on one line are discouraged.
    ///
    /// ## Example
    /// ```python
    /// start(); stop()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// start()
    /// stop()
    /// ```
    MultipleStatementsOnOneLineSemicolon {
        code: "E702", name: "multiple-statements-on-one-line-semicolon", severity: Convention, nodes: []
    }
}

#[test]
fn test() {
    crate::testing::check(
        MultipleStatementsOnOneLineSemicolon,
        r#"
a = 1; b = 2
#    ^ E702: Multiple statements on one line (semicolon)
c = 'x;y'
"#,
    );
}
