use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for functions and classes within a function without a blank line above.
    ///
    /// ## Why is this bad?
    /// A blank line sets a nested definition apart from the code around it.
    ///
    /// ## Example
    /// ```python
    /// def outer():
    ///     total = 0
    ///     def inner():
    ///         pass
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def outer():
    ///     total = 0
    ///
    ///     def inner():
    ///         pass
    /// ```
    BlankLinesBeforeNestedDefinition {
        code: "E306", name: "blank-lines-before-nested-definition", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        BlankLinesBeforeNestedDefinition,
        r#"
def a():
    x = 1
    def b():
#   ^ E306: Expected 1 blank line before a nested definition, found 0
        pass
    y = 2

    def c():
        pass
"#,
    );
}
