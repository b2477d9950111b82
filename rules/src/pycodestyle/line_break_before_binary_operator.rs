use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for lines that start with a binary operator.
    ///
    /// ## Why is this bad?
    /// For those who break after operators. PEP 8 recommends the opposite (W504).
    ///
    /// ## Example
    /// ```python
    /// total = (first
    ///          + second)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// total = (first +
    ///          second)
    /// ```
    ///
    /// ## Notes
    /// `%`, `@` and `in` do not count, as in pycodestyle. ruff has no such rule.
    LineBreakBeforeBinaryOperator {
        code: "W503", name: "line-break-before-binary-operator", severity: Convention, nodes: [], default: false
    }
}

#[test]
fn test() {
    crate::testing::check(
        LineBreakBeforeBinaryOperator,
        r#"
a = (b
     + c)
#    ^ W503: Line break before binary operator
d = (e
     and f)
#    ^ W503
g = (h +
     i)
j(
    -k,
    *l)
"#,
    );
}
