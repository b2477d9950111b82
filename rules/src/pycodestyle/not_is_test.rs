use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for `not x is y`.
    ///
    /// ## Why is this bad?
    /// `x is not y` says the same and reads as it is meant.
    ///
    /// ## Example
    /// ```python
    /// if not result is None:
    ///     start()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if result is not None:
    ///     start()
    /// ```
    ///
    /// ## Notes
    /// Found where the left operand has neither blanks nor brackets, and once a line: as in pycodestyle. ruff
    /// finds more.
    NotIsTest { code: "E714", name: "not-is-test", severity: Warning, nodes: [] }
}

#[test]
fn test() {
    crate::testing::check(
        NotIsTest,
        r#"
not a is b
# @1 E714: Test for object identity should be 'is not'
a is not b
"#,
    );
}
