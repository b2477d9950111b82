use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for white space between a name and the bracket of its call, index or parameters.
    ///
    /// ## Why is this bad?
    /// PEP 8: no white space before the bracket that starts an argument list, an index or a slice.
    ///
    /// ## Example
    /// ```python
    /// spam (1)
    /// ham ['key'] = eggs [0]
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// spam(1)
    /// ham['key'] = eggs[0]
    /// ```
    ///
    /// ## Notes
    /// Names that can be keywords (`match`, `case`, `_`) are let be.
    ///
    /// Within the replacement fields of f-strings and t-strings, the rule applies where the target version is
    /// 3.12 or later; before, Python and pycodestyle saw such a string as one token.
    WhitespaceBeforeParameters {
        code: "E211", name: "whitespace-before-parameters", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        WhitespaceBeforeParameters,
        r#"
a (1)
# @2-1:3 E211: Whitespace before '('
a['b'] ['c']
# @7 E211: Whitespace before '['
class D (object):
    pass
not (1)
print(a, (b))
"#,
    );
}
