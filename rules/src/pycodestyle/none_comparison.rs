use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for comparisons with `None` by `==` or `!=`.
    ///
    /// ## Why is this bad?
    /// PEP 8: comparisons with singletons are always done with `is` or `is not`. `==` can be overridden, and
    /// `None` is unique.
    ///
    /// ## Example
    /// ```python
    /// if result == None:
    ///     start()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if result is None:
    ///     start()
    /// ```
    ///
    /// ## Notes
    /// The finding stands at the operator, as in pycodestyle; ruff reports the operand. A singleton on the left
    /// counts only before a word or a number. The fix is unsafe: an object may define `__eq__`.
    NoneComparison { code: "E711", name: "none-comparison", severity: Warning, nodes: [], fixable: true }
}

#[test]
fn test() {
    crate::testing::check(
        NoneComparison,
        r#"
a == None
# @3-1:5 E711: Comparison to None should be 'if cond is None:'
None != a
# @6 E711: Comparison to None should be 'if cond is not None:'
a is None
'== None'
"#,
    );
}
