use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for files without a line break at their end. (`␃` stands for the end of the file.)
    ///
    /// ## Why is this bad?
    /// Tools that join or extend files expect every line to end.
    ///
    /// ## Example
    /// ```python
    /// start()␃
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// start()
    /// ```
    MissingNewlineAtEndOfFile {
        code: "W292", name: "missing-newline-at-end-of-file", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    use crate::hooks::Listed;
    let rules = || [MissingNewlineAtEndOfFile::ID].into_iter().collect();
    let found = crate::testing::findings(rules(), "module.py", "a = 1");
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].location.row, found[0].location.column), (1, 6));
    assert_eq!(found[0].message, "No newline at end of file");
    assert_eq!(crate::testing::findings(rules(), "module.py", "a = 1\n"), []);
    assert_eq!(crate::testing::findings(rules(), "module.py", ""), []);
}
