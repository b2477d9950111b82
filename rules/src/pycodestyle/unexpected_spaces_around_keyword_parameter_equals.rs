use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for white space around the `=` of a keyword argument or of a default without annotation.
    ///
    /// ## Why is this bad?
    /// PEP 8: no white space around `=` where it marks a keyword argument or a default.
    ///
    /// ## Example
    /// ```python
    /// def complex(real, imag = 0.0):
    ///     return magic(r = real, i = imag)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def complex(real, imag=0.0):
    ///     return magic(r=real, i=imag)
    /// ```
    UnexpectedSpacesAroundKeywordParameterEquals {
        code: "E251", name: "unexpected-spaces-around-keyword-parameter-equals", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnexpectedSpacesAroundKeywordParameterEquals,
        r#"
def f(a, b =1): pass
# @11-1:12 E251: Unexpected spaces around keyword / parameter equals
g(a= 1)
# @5 E251
h(a=1)
def i(a: int = 1): pass
"#,
    );
}
