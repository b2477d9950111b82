use super::brace;
use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `str.format` strings that mix `{}` and `{0}`.
    ///
    /// ## Why is this bad?
    /// The call raises `ValueError`.
    ///
    /// ## Example
    /// ```python
    /// "{} {0}".format(name)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "{0} {0}".format(name)
    /// ```
    FormatCombinedSpecification {
        code: "PLW1305", name: "format-combined-specification", severity: Warning, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for FormatCombinedSpecification {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        brace::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        FormatCombinedSpecification,
        r#"
"{0} {}".format(1, 2)
# @1-1:22 PLW1305: Format string contains both automatic field numbering and manual field specification
"{0} {x}".format(1, x=2)
"#,
    );
}
