use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for a tab before an operator.
    ///
    /// ## Why is this bad?
    /// PEP 8 asks for one blank on each side of an operator. Columns that are aligned by hand go out of line
    /// with the next change.
    ///
    /// ## Example
    /// ```python
    /// a	= 1
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
    TabBeforeOperator {
        code: "E223", name: "tab-before-operator", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        TabBeforeOperator,
        r#"
a	= 1
# @2-1:3 E223: Tab before operator
b = 1
"#,
    );
}
