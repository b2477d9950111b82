use ruff_python_ast::ExprStringLiteral;
use ruff_text_size::{Ranged, TextRange};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for the prefix `u` of strings.
    ///
    /// ## Why is this bad?
    /// All strings are Unicode since Python 3.
    ///
    /// ## Example
    /// ```python
    /// name = u"Ada"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// name = "Ada"
    /// ```
    RedundantUStringPrefix {
        code: "PLW1406", name: "redundant-u-string-prefix", severity: Warning, nodes: [ExprStringLiteral]
    }
}

impl Check<ExprStringLiteral> for RedundantUStringPrefix {
    fn check<'a>(node: &'a ExprStringLiteral, checker: &mut Checker<'a>) {
        for part in &node.value {
            if part.flags.prefix().is_unicode() && checker.source.slice(part).starts_with('u') {
                checker.report(
                    Self,
                    TextRange::empty(part.start()),
                    "The u prefix for strings is no longer necessary in Python >=3.0",
                );
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        RedundantUStringPrefix,
        r#"
a = u"x"
# @5 PLW1406: The u prefix for strings is no longer necessary in Python >=3.0
a = U"x"
a = "u"
"#,
    );
}
