use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for lines that end with a binary operator.
    ///
    /// ## Why is this bad?
    /// PEP 8 recommends to break before operators, so that an operator stands beside its operand.
    ///
    /// ## Example
    /// ```python
    /// total = (first +
    ///          second)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// total = (first
    ///          + second)
    /// ```
    ///
    /// ## Notes
    /// `%`, `@` and `in` do not count, as in pycodestyle. ruff has no such rule.
    LineBreakAfterBinaryOperator {
        code: "W504", name: "line-break-after-binary-operator", severity: Convention, nodes: [], default: false
    }
}

#[test]
fn test() {
    crate::testing::check(
        LineBreakAfterBinaryOperator,
        r#"
a = (b +
#      ^ W504: Line break after binary operator
     c)
d = (e
     + f)
g = h(
    1)
"#,
    );
}
