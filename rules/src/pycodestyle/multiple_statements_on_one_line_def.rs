use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for functions whose body stands on the line of the `def`.
    ///
    /// ## Why is this bad?
    /// PEP 8: compound statements on one line are discouraged.
    ///
    /// ## Example
    /// ```python
    /// def double(x): return 2 * x
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def double(x):
    ///     return 2 * x
    /// ```
    ///
    /// ## Notes
    /// The finding stands at the `def`. A body of `...` counts as well, as in pycodestyle.
    MultipleStatementsOnOneLineDef {
        code: "E704", name: "multiple-statements-on-one-line-def", severity: Convention, nodes: [], default: false
    }
}

#[test]
fn test() {
    crate::testing::check(
        MultipleStatementsOnOneLineDef,
        r#"
def a(b): return b
# @1 E704: Multiple statements on one line (def)
async def c(): pass
# @1 E704
def d():
    pass
"#,
    );
}
