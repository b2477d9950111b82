use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for lines whose indentation has other characters than the file's first indentation: tabs among
    /// blanks, or blanks among tabs.
    ///
    /// ## Why is this bad?
    /// Mixed indentation looks different in every editor, and Python refuses it where its meaning depends on the
    /// width of a tab.
    ///
    /// ## Example
    /// ```python
    /// if ready:
    ///     start()
    /// if done:
    /// 	stop()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if ready:
    ///     start()
    /// if done:
    ///     stop()
    /// ```
    ///
    /// ## Notes
    /// Continuation lines and the lines of multi-line strings count as well, as in pycodestyle; ruff leaves out
    /// the latter.
    MixedSpacesAndTabs { code: "E101", name: "mixed-spaces-and-tabs", severity: Convention, nodes: [] }
}

#[test]
fn test() {
    crate::testing::check(
        MixedSpacesAndTabs,
        "if a:\n    b\nif c:\n\td\n# @1 E101: Indentation contains mixed spaces and tabs\nx = '''\n    \te\n# @1 E101\n'''\n",
    );
}
