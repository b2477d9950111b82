use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for a body on the line of its `if`, `for`, `class` and so on.
    ///
    /// ## Why is this bad?
    /// PEP 8: compound statements on one line are discouraged.
    ///
    /// ## Example
    /// ```python
    /// if ready: start()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if ready:
    ///     start()
    /// ```
    ///
    /// ## Notes
    /// `match` and `case` are let be as in pycodestyle; ruff reports them.
    MultipleStatementsOnOneLineColon {
        code: "E701", name: "multiple-statements-on-one-line-colon", severity: Convention, nodes: []
    }
}

#[test]
fn test() {
    crate::testing::check(
        MultipleStatementsOnOneLineColon,
        r#"
if a: b
#   ^ E701: Multiple statements on one line (colon)
class C: pass
#      ^ E701
while d:
    x = {1: 2}
e: int = 1
if f[1:2]:
    pass
"#,
    );
}
