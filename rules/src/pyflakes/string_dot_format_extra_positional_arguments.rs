use ruff_python_ast::ExprCall;

use super::dot_format::Call;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `.format` calls with positional arguments that the text does not use.
    ///
    /// ## Why is this bad?
    /// The argument is left over, or a placeholder was forgotten.
    ///
    /// ## Example
    /// ```python
    /// "{}".format(1, 2)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "{} {}".format(1, 2)
    /// ```
    StringDotFormatExtraPositionalArguments {
        code: "F523", name: "string-dot-format-extra-positional-arguments", severity: Error, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for StringDotFormatExtraPositionalArguments {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        let Some((call, format)) = Call::valid(node) else {
            return;
        };
        if call.has_sequence() {
            return;
        }
        let positions = 0..node.arguments.args.len();
        let unused: Vec<String> = positions
            .filter(|position| !format.positions.contains(position))
            .map(|position| position.to_string())
            .collect();
        if !unused.is_empty() {
            let positions = unused.join(", ");
            let message = format!("`.format` call has unused arguments at position(s): {positions}");
            checker.report(Self, node, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        StringDotFormatExtraPositionalArguments,
        r#"
"{1}".format(1, 2, 3)
# @1-1:22 F523: `.format` call has unused arguments at position(s): 0, 2
"{}".format(1, *x), "{:{}}".format(1, 2), "{0}".format(1)
"".format(1)
# @1 F523
"#,
    );
}
