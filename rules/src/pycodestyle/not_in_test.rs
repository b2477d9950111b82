use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for `not x in y`.
    ///
    /// ## Why is this bad?
    /// `x not in y` says the same and reads as it is meant.
    ///
    /// ## Example
    /// ```python
    /// if not key in names:
    ///     start()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if key not in names:
    ///     start()
    /// ```
    ///
    /// ## Notes
    /// Found where the left operand has neither blanks nor brackets, and once a line: as in pycodestyle. ruff
    /// finds more.
    NotInTest { code: "E713", name: "not-in-test", severity: Warning, nodes: [] }
}

#[test]
fn test() {
    crate::testing::check(
        NotInTest,
        r#"
not a in b
# @1 E713: Test for membership should be 'not in'
not a.b in c
# @1 E713
a not in b
not (a in b)
"#,
    );
}
