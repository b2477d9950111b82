use ruff_python_ast::ExprTString;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for t-strings without placeholders.
    ///
    /// ## Why is this bad?
    /// A template without interpolations carries nothing that a plain string would not: usually the placeholders
    /// were forgotten.
    ///
    /// ## Example
    /// ```python
    /// name = "you"
    /// template = t"Hello, name!"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// name = "you"
    /// template = t"Hello, {name}!"
    /// ```
    TStringMissingPlaceholders {
        code: "F542", name: "t-string-missing-placeholders", severity: Warning, nodes: [ExprTString]
    }
}

impl Check<ExprTString> for TStringMissingPlaceholders {
    fn check<'a>(node: &'a ExprTString, checker: &mut Checker<'a>) {
        if !node.value.elements().any(|element| element.is_interpolation()) {
            checker.report(Self, node, "t-string without any placeholders");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        TStringMissingPlaceholders,
        r#"
t"a" t"{b}"
t"a"
# @1 F542: t-string without any placeholders
"#,
    );
}
