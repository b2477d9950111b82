use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for keywords that are directly followed by something else.
    ///
    /// ## Why is this bad?
    /// A keyword that touches a bracket reads as a function.
    ///
    /// ## Example
    /// ```python
    /// if not(ready):
    ///     start()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// if not (ready):
    ///     start()
    /// ```
    ///
    /// ## Notes
    /// Within the replacement fields of f-strings and t-strings, the rule applies where the target version is
    /// 3.12 or later; before, Python and pycodestyle saw such a string as one token.
    MissingWhitespaceAfterKeyword {
        code: "E275", name: "missing-whitespace-after-keyword", severity: Convention, nodes: [], fixable: true
    }
}

#[test]
fn test() {
    crate::testing::check(
        MissingWhitespaceAfterKeyword,
        r#"
a = not(b)
# @8 E275: Missing whitespace after keyword
from c import(d)
# @14 E275
def e():
    x = (yield)
    return
lambda: 0
"#,
    );
}
