use super::brace;
use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `str.format` fields that no keyword argument fills.
    ///
    /// ## Why is this bad?
    /// The call raises `KeyError`.
    ///
    /// ## Example
    /// ```python
    /// "{name}".format(title="Dr")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "{name}".format(name="Ada")
    /// ```
    MissingFormatArgumentKey {
        code: "PLW1303", name: "missing-format-argument-key", severity: Warning, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for MissingFormatArgumentKey {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        brace::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        MissingFormatArgumentKey,
        r#"
"{x}".format(1)
# @1-1:16 PLW1303: Missing keyword argument 'x' for format string
"{x.y} {z}".format(x=1)
# @1 PLW1303: Missing keyword argument 'z' for format string
"{x}".format(**a)
"#,
    );
}
