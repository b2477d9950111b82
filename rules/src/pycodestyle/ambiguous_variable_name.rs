use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for variables and parameters that are called `l`, `O` or `I`.
    ///
    /// ## Why is this bad?
    /// PEP 8: in some fonts, these letters look like one and zero.
    ///
    /// ## Example
    /// ```python
    /// l = 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// length = 1
    /// ```
    ///
    /// ## Notes
    /// What is found is what pycodestyle finds by the tokens around the name: `l, m = 1, 2` and `l: int = 1` are
    /// not, which ruff finds. pycodestyle misses assignments below the end of two blocks at once; parlint finds
    /// them.
    AmbiguousVariableName { code: "E741", name: "ambiguous-variable-name", severity: Warning, nodes: [] }
}

#[test]
fn test() {
    crate::testing::check(
        AmbiguousVariableName,
        r#"
l = 1
# @1-1:2 E741: Ambiguous variable name 'l'
for I in a: pass
#   ^ E741
with b as O: pass
#         ^ E741
def f(l, *, I=1): pass
#     ^ E741
#           ^ E741
lambda l: 0
#      ^ E741
g(l=1)
x = l
"#,
    );
}
