use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for tabs in the indentation.
    ///
    /// ## Why is this bad?
    /// PEP 8: blanks are the preferred indentation; a tab has another width in every editor.
    ///
    /// ## Example
    /// ```python
    /// if ready:
    /// 	start()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if ready:
    ///     start()
    /// ```
    ///
    /// ## Notes
    /// Continuation lines and the lines of multi-line strings count as well, as in pycodestyle; ruff leaves out
    /// the latter.
    TabIndentation { code: "W191", name: "tab-indentation", severity: Convention, nodes: [] }
}

#[test]
fn test() {
    crate::testing::check(
        TabIndentation,
        "if a:\n\tb\n# @1-1:2 W191: Indentation contains tabs\nc =\td\nif c:\n    e\n",
    );
}
