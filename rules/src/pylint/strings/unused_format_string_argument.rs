use super::brace;
use ruff_python_ast::ExprCall;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for keyword arguments of `str.format` that the format does not use.
    ///
    /// ## Why is this bad?
    /// The text lacks something, or the argument is left over.
    ///
    /// ## Example
    /// ```python
    /// "{name}".format(name="Ada", age=36)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "{name}".format(name="Ada")
    /// ```
    UnusedFormatStringArgument {
        code: "PLW1304", name: "unused-format-string-argument", severity: Warning, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for UnusedFormatStringArgument {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        brace::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnusedFormatStringArgument,
        r#"
"{x}".format(x=1, y=2)
# @1-1:23 PLW1304: Unused format argument 'y'
"{x:{y}}".format(x=1, y=2)
"{x}".format(x=1, **a)
"#,
    );
}
