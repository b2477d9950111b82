use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for closing brackets that are not indented like the lines above them. Needs the option
    /// `hang-closing`.
    ///
    /// ## Why is this bad?
    /// Where a project indents its closing brackets, it should do so everywhere.
    ///
    /// ## Example
    /// ```python
    /// total = add(
    ///     1,
    ///     2,
    /// )
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// total = add(
    ///     1,
    ///     2,
    ///     )
    /// ```
    ///
    /// ## Options
    /// - `hang-closing`: closing brackets are indented like the lines above them (false).
    ///
    /// ## Notes
    /// ruff has no rule for continuation lines.
    ClosingBracketMissingIndentation {
        code: "E133", name: "closing-bracket-missing-indentation", severity: Convention, nodes: [], default: false
    }
}

#[test]
fn test() {
    let mut settings = crate::settings::Settings::default();
    settings.pycodestyle.hang_closing = true;
    crate::testing::check_with(
        ClosingBracketMissingIndentation,
        &settings,
        "module.py",
        r#"
a = b(
    1,
)
# @1 E133: Closing bracket is missing indentation
c = d(
    1,
    )
"#,
    );
}
