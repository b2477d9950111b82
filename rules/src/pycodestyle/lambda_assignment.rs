use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for lambdas that are assigned to a name.
    ///
    /// ## Why is this bad?
    /// PEP 8: a `def` gives the function its name, which a traceback then shows.
    ///
    /// ## Example
    /// ```python
    /// double = lambda x: 2 * x
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def double(x):
    ///     return 2 * x
    /// ```
    ///
    /// ## Notes
    /// An annotated assignment is let be, as in pycodestyle; ruff reports it.
    LambdaAssignment { code: "E731", name: "lambda-assignment", severity: Warning, nodes: [] }
}

#[test]
fn test() {
    crate::testing::check(
        LambdaAssignment,
        r#"
a = lambda x: x
# @1-1:16 E731: Do not assign a lambda expression, use a def
b.c = lambda: 0
d = (lambda: 0)
e: f = lambda: 0
"#,
    );
}
