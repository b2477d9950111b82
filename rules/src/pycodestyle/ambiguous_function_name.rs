use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for functions that are called `l`, `O` or `I`.
    ///
    /// ## Why is this bad?
    /// PEP 8: in some fonts, these letters look like one and zero.
    ///
    /// ## Example
    /// ```python
    /// def l():
    ///     pass
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def length():
    ///     pass
    /// ```
    AmbiguousFunctionName { code: "E743", name: "ambiguous-function-name", severity: Warning, nodes: [] }
}

#[test]
fn test() {
    crate::testing::check(
        AmbiguousFunctionName,
        r#"
def l(): pass
#   ^ E743: Ambiguous function definition 'l'
def k(): pass
"#,
    );
}
