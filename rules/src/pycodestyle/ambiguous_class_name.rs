use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for classes that are called `l`, `O` or `I`.
    ///
    /// ## Why is this bad?
    /// PEP 8: in some fonts, these letters look like one and zero.
    ///
    /// ## Example
    /// ```python
    /// class I:
    ///     pass
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Interface:
    ///     pass
    /// ```
    AmbiguousClassName { code: "E742", name: "ambiguous-class-name", severity: Warning, nodes: [] }
}

#[test]
fn test() {
    crate::testing::check(
        AmbiguousClassName,
        r#"
class I: pass
#     ^ E742: Ambiguous class definition 'I'
class J: pass
"#,
    );
}
