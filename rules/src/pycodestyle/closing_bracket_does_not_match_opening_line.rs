use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for closing brackets of a hanging indent that do not stand where the line of the opening bracket
    /// starts.
    ///
    /// ## Why is this bad?
    /// A closing bracket below the start of its statement shows where the statement ends.
    ///
    /// ## Example
    /// ```python
    /// total = add(
    ///     1,
    ///     2,
    ///     )
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
    /// ## Options
    /// - `hang-closing`: closing brackets are indented like the lines above them (false).
    ///
    /// ## Notes
    /// ruff has no rule for continuation lines. Where `hang-closing` is set, E133 takes its place.
    ClosingBracketDoesNotMatchOpeningLine {
        code: "E123", name: "closing-bracket-does-not-match-indentation-of-opening-line", severity: Convention, nodes: [], default: false
    }
}

#[test]
fn test() {
    crate::testing::check(
        ClosingBracketDoesNotMatchOpeningLine,
        r#"
a = b(
    1,
    )
#   ^ E123: Closing bracket does not match indentation of opening line
c = d(
    1,
)
"#,
    );
}
