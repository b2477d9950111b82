use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for continuation lines that are not indented more than the line that they continue.
    ///
    /// ## Why is this bad?
    /// A continuation line without indentation reads as a statement of its own.
    ///
    /// ## Example
    /// ```python
    /// total = add(
    /// 1,
    /// 2,
    /// )
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// total = add(
    ///     1,
    ///     2,
    /// )
    /// ```
    ///
    /// ## Notes
    /// ruff has no rule for continuation lines.
    MissingIndentationOrOutdented {
        code: "E122", name: "continuation-line-missing-indentation-or-outdented", severity: Convention, nodes: []
    }
}

#[test]
fn test() {
    crate::testing::check(
        MissingIndentationOrOutdented,
        r#"
a = b(
1)
# @1 E122: Continuation line missing indentation or outdented
c = d(
    1)
"#,
    );
}
