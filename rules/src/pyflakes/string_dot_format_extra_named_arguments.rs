use ruff_python_ast::ExprCall;

use super::dot_format::Call;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `.format` calls with keyword arguments that the text does not use.
    ///
    /// ## Why is this bad?
    /// The argument is left over, or a placeholder is misspelled.
    ///
    /// ## Example
    /// ```python
    /// "{x}".format(x=1, y=2)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "{x}".format(x=1)
    /// ```
    StringDotFormatExtraNamedArguments {
        code: "F522", name: "string-dot-format-extra-named-arguments", severity: Error, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for StringDotFormatExtraNamedArguments {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        let Some((call, format)) = Call::valid(node) else {
            return;
        };
        if call.has_mapping() {
            return;
        }
        let names = call.names().filter(|name| !format.names.contains(name));
        let unused: Vec<&str> = names.collect();
        if !unused.is_empty() {
            let names = unused.join(", ");
            checker.report(
                Self,
                node,
                format!("`.format` call has unused named argument(s): {names}"),
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        StringDotFormatExtraNamedArguments,
        r#"
"{a} {c.d[0]}".format(a=1, b=2, c=3, d=4)
# @1-1:42 F522: `.format` call has unused named argument(s): b, d
"{a}".format(b=1, **x), "{:{a}}".format(1, a=2)
"#,
    );
}
