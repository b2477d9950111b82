use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for a block that is not indented.
    ///
    /// ## Why is this bad?
    /// Python refuses a compound statement without an indented block.
    ///
    /// ## Example
    /// ```python
    /// for item in items:
    /// print(item)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// for item in items:
    ///     print(item)
    /// ```
    ///
    /// ## Notes
    /// The parser reports such code as well, as `invalid-syntax`.
    NoIndentedBlock { code: "E112", name: "no-indented-block", severity: Error, nodes: [] }
}

#[test]
fn test() {
    crate::testing::check(
        NoIndentedBlock,
        r#"
for a in b:
pass
# @1 E112: Expected an indented block
# @1 invalid-syntax
"#,
    );
}
