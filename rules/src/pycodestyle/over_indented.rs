use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for blocks that are indented by more than one level.
    ///
    /// ## Why is this bad?
    /// One level of indentation a block keeps lines short and blocks easy to tell apart.
    ///
    /// ## Example
    /// ```python
    /// if ready:
    ///         start()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if ready:
    ///     start()
    /// ```
    ///
    /// ## Notes
    /// A level is four columns, or eight where the file is indented by tabs, whatever `indent-size` says: as in
    /// pycodestyle.
    OverIndented { code: "E117", name: "over-indented", severity: Convention, nodes: [] }
}

#[test]
fn test() {
    crate::testing::check(
        OverIndented,
        r#"
if a:
        b
#       ^ E117: Over-indented
if c:
    d
"#,
    );
}
