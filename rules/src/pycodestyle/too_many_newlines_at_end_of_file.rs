use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for blank lines at the end of a file.
    ///
    /// ## Why is this bad?
    /// They are invisible, and of no use.
    ///
    /// ## Example
    /// ```python
    /// start()
    ///
    ///
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// start()
    /// ```
    ///
    /// ## Notes
    /// The finding stands at the last line, as in pycodestyle; ruff reports the first of the blank ones.
    TooManyNewlinesAtEndOfFile {
        code: "W391", name: "too-many-newlines-at-end-of-file", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        TooManyNewlinesAtEndOfFile,
        "a = 1\n\n\n# @1 W391: Blank line at end of file\n",
    );
}
