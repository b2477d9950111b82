use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for more than one blank after an operator.
    ///
    /// ## Why is this bad?
    /// PEP 8 asks for one blank on each side of an operator. Columns that are aligned by hand go out of line
    /// with the next change.
    ///
    /// ## Example
    /// ```python
    /// a =  1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// a = 1
    /// ```
    ///
    /// ## Notes
    /// Operators are `=` and its kin, comparisons, arithmetic and bit operators, and `:=`; not `@`, `~` and
    /// words, as in pycodestyle.
    ///
    /// Within the replacement fields of f-strings and t-strings, the rule applies where the target version is
    /// 3.12 or later; before, Python and pycodestyle saw such a string as one token.
    MultipleSpacesAfterOperator {
        code: "E222", name: "multiple-spaces-after-operator", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        MultipleSpacesAfterOperator,
        r#"
a =  1
# @4-1:6 E222: Multiple spaces after operator
b = 1
c = d +  1
# @8 E222
"#,
    );
}
