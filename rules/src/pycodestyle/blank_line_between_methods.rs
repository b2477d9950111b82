use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for methods without a blank line above.
    ///
    /// ## Why is this bad?
    /// PEP 8: method definitions inside a class are surrounded by a single blank line.
    ///
    /// ## Example
    /// ```python
    /// class Point:
    ///     def x(self):
    ///         pass
    ///     def y(self):
    ///         pass
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Point:
    ///     def x(self):
    ///         pass
    ///
    ///     def y(self):
    ///         pass
    /// ```
    ///
    /// ## Notes
    /// Definitions that have no body on another line may stand in a group. ruff lets be what follows an overload
    /// or a docstring in cases in which pycodestyle, and parlint with it, does not.
    BlankLineBetweenMethods {
        code: "E301", name: "blank-line-between-methods", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        BlankLineBetweenMethods,
        r#"
class A:
    x = 1
    def b(self):
#   ^ E301: Expected 1 blank line, found 0
        pass
    # c

    def d(self):
        pass
"#,
    );
}
