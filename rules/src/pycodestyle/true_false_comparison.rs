use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for comparisons with `True` or `False` by `==` or `!=`.
    ///
    /// ## Why is this bad?
    /// PEP 8: a truth value is tested by itself; where the very object matters, by `is`.
    ///
    /// ## Example
    /// ```python
    /// if ready == True:
    ///     start()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if ready:
    ///     start()
    /// ```
    ///
    /// ## Notes
    /// The finding stands at the operator, as in pycodestyle; ruff reports the operand. The fix is unsafe: `1 ==
    /// True`, and an object may define `__eq__`.
    TrueFalseComparison {
        code: "E712", name: "true-false-comparison", severity: Warning, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        TrueFalseComparison,
        r#"
a == True
# @3-1:5 E712: Comparison to True should be 'if cond is True:' or 'if cond:'
a != True
# @3 E712: Comparison to True should be 'if cond is not True:' or 'if not cond:'
False == a
# @7 E712: Comparison to False should be 'if cond is False:' or 'if not cond:'
a is True
"#,
    );
}
