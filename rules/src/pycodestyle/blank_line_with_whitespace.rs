use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for lines of nothing but white space. (`·` stands for a blank.)
    ///
    /// ## Why is this bad?
    /// It is invisible, and shows up in every diff.
    ///
    /// ## Example
    /// ```python
    /// start()
    /// ····
    /// stop()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// start()
    ///
    /// stop()
    /// ```
    BlankLineWithWhitespace {
        code: "W293", name: "blank-line-with-whitespace", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        BlankLineWithWhitespace,
        "a = 1\n  \n# @1-1:3 W293: Blank line contains whitespace\n\nb = 1 \n",
    );
}
