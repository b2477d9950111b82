use ruff_python_ast::ExprCall;

use super::dot_format::Call;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `.format` calls that number some placeholders and leave others to be counted.
    ///
    /// ## Why is this bad?
    /// The call raises `ValueError`.
    ///
    /// ## Example
    /// ```python
    /// "{0} {}".format(1, 2)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "{0} {1}".format(1, 2)
    /// ```
    StringDotFormatMixingAutomatic {
        code: "F525", name: "string-dot-format-mixing-automatic", severity: Error, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for StringDotFormatMixingAutomatic {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        if let Some((_, format)) = Call::valid(node)
            && format.is_mixed
        {
            checker.report(
                Self,
                node,
                "`.format` string mixes automatic and manual numbering",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        StringDotFormatMixingAutomatic,
        r#"
"{} {1}".format(1, 2)
# @1-1:22 F525: `.format` string mixes automatic and manual numbering
"{:{0}}".format(1, 2)
# @1 F525
"{} {a}".format(1, a=2), "{0} {a}".format(1, a=2)
"#,
    );
}
