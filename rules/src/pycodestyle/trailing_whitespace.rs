use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for white space at the end of a line. (`·` stands for a blank.)
    ///
    /// ## Why is this bad?
    /// It is invisible, and shows up in every diff.
    ///
    /// ## Example
    /// ```python
    /// start()·
    /// stop()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// start()
    /// stop()
    /// ```
    ///
    /// ## Notes
    /// A form feed at the end is no white space here. In a multi-line string, the fix changes the string's
    /// value.
    TrailingWhitespace {
        code: "W291", name: "trailing-whitespace", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        TrailingWhitespace,
        "a = 1 \t\n# @6-1:8 W291: Trailing whitespace\nb = 1\n  \nc = '''d \n# @9 W291\n'''\n",
    );
}
