use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for blank lines between a decorator and what it decorates.
    ///
    /// ## Why is this bad?
    /// A decorator belongs to the definition below.
    ///
    /// ## Example
    /// ```python
    /// @cache
    ///
    /// def load():
    ///     pass
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// @cache
    /// def load():
    ///     pass
    /// ```
    BlankLineAfterDecorator {
        code: "E304", name: "blank-line-after-decorator", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        BlankLineAfterDecorator,
        r#"
@a

def b():
# @1 E304: Blank lines found after function decorator (1)
    pass


@c
def d():
    pass
"#,
    );
}
