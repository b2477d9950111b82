use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for more than two blank lines in a row, or more than one in a block.
    ///
    /// ## Why is this bad?
    /// PEP 8: use blank lines sparingly.
    ///
    /// ## Example
    /// ```python
    /// def start():
    ///     one()
    ///
    ///
    ///     two()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def start():
    ///     one()
    ///
    ///     two()
    /// ```
    TooManyBlankLines {
        code: "E303", name: "too-many-blank-lines", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        TooManyBlankLines,
        r#"
a = 1



b = 2
# @1 E303: Too many blank lines (3)
def c():
    d


    # e
#   ^ E303: Too many blank lines (2)
    f


g = 3
"#,
    );
}
