use ruff_python_ast::ExprCall;

use super::dot_format::Call;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `.format` calls on a text that is no valid format.
    ///
    /// ## Why is this bad?
    /// The call raises `ValueError`.
    ///
    /// ## Example
    /// ```python
    /// "{".format(1)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "{}".format(1)
    /// ```
    StringDotFormatInvalidFormat {
        code: "F521", name: "string-dot-format-invalid-format", severity: Error, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for StringDotFormatInvalidFormat {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        if let Some(Err(what)) = Call::of(node).map(|call| call.format) {
            let message = format!("`.format` call has invalid format string: {what}");
            checker.report(Self, node, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        StringDotFormatInvalidFormat,
        r#"
"{".format(1)
# @1-1:14 F521: `.format` call has invalid format string: Single '{' encountered in format string
"}".format(1), "{a[}".format(a=1)
# @1 F521: `.format` call has invalid format string: Single '}' encountered in format string
             # ^^^^^^^^^^^^^^^^^^ F521: `.format` call has invalid format string: Expected '}' before end of string
"{:{:{}}}".format(1, 2, 3), "{!}".format(1), "{a.}".format(a=1), "{a[0]b}".format(a=1)
# @1 F521
                          # ^^^^^^^^^^^^^^^ F521
                                           # ^^^^^^^^^^^^^^^^^^ F521
                                                               # ^^^^^^^^^^^^^^^^^^^^^ F521
"{{}} {!r:>{width}} {0[a]}".format(1, width=1), x.format("{")
"#,
    );
}
