use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for the `=` of a default without white space, where the parameter is annotated; and for the `=` of
    /// a type parameter's default.
    ///
    /// ## Why is this bad?
    /// PEP 8: around the `=` of an annotated parameter stands a blank on each side.
    ///
    /// ## Example
    /// ```python
    /// def add(a: int=0) -> int:
    ///     return a
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def add(a: int = 0) -> int:
    ///     return a
    /// ```
    ///
    /// ## Notes
    /// A missing blank is reported for each side, as in pycodestyle.
    MissingWhitespaceAroundParameterEquals {
        code: "E252", name: "missing-whitespace-around-parameter-equals", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        MissingWhitespaceAroundParameterEquals,
        r#"
def f(a: int=1): pass
# @13 E252: Missing whitespace around parameter equals
# @14 E252
def g(a: int = 1, b=2): pass
"#,
    );
}
