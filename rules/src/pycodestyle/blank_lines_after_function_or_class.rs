use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for code at the top level without two blank lines between it and the function or class above.
    ///
    /// ## Why is this bad?
    /// PEP 8: surround top-level definitions with two blank lines.
    ///
    /// ## Example
    /// ```python
    /// def start():
    ///     pass
    /// start()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def start():
    ///     pass
    ///
    ///
    /// start()
    /// ```
    BlankLinesAfterFunctionOrClass {
        code: "E305", name: "blank-lines-after-function-or-class", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        BlankLinesAfterFunctionOrClass,
        r#"
def a():
    pass
a()
# @1 E305: Expected 2 blank lines after class or function definition, found 0


class B:
    pass


c()
"#,
    );
}
