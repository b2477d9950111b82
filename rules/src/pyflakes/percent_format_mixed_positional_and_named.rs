use ruff_python_ast::ExprBinOp;

use super::percent::Operation;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `%` formats with placeholders both with and without names.
    ///
    /// ## Why is this bad?
    /// The one kind needs a tuple, the other a mapping, so that no value fits both.
    ///
    /// ## Example
    /// ```python
    /// "%s, %(y)d" % {"y": 2}
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "%(x)s, %(y)d" % {"x": 1, "y": 2}
    /// ```
    PercentFormatMixedPositionalAndNamed {
        code: "F506", name: "percent-format-mixed-positional-and-named", severity: Error, nodes: [ExprBinOp]
    }
}

impl Check<ExprBinOp> for PercentFormatMixedPositionalAndNamed {
    fn check<'a>(node: &'a ExprBinOp, checker: &mut Checker<'a>) {
        if let Some((format, _)) = Operation::valid(node)
            && format.is_named()
            && (format.is_positional() || format.has_stars())
        {
            let message = "`%`-format string has mixed positional and named placeholders";
            checker.report(Self, node, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        PercentFormatMixedPositionalAndNamed,
        r#"
"%s %(a)s" % x
# @1-1:15 F506: `%`-format string has mixed positional and named placeholders
"%(a)*d" % x
# @1 F506
"%(a)s %(b)s %%" % x
"#,
    );
}
