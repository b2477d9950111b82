use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for dictionaries that are written out with the same variable as a key twice.
    ///
    /// ## Why is this bad?
    /// Only the last value is kept. Usually one of the keys was meant to be another.
    ///
    /// ## Example
    /// ```python
    /// small, large = "S", "L"
    /// sizes = {small: 1, small: 2}
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// small, large = "S", "L"
    /// sizes = {small: 1, large: 2}
    /// ```
    ///
    /// ## Differences
    /// As in ruff, each repetition is reported once, with equal values too; pyflakes reports every one of the keys,
    /// and only where the values differ.
    MultiValueRepeatedKeyVariable {
        code: "F602", name: "multi-value-repeated-key-variable", severity: Error, nodes: [ExprDict]
    }
}

#[test]
fn test() {
    crate::testing::check(
        MultiValueRepeatedKeyVariable,
        r#"
{x: 1, y: 2, "x": 3, x: 4}
                   # ^ F602: Dictionary key `x` repeated
"#,
    );
}
