use super::percent;
use ruff_python_ast::ExprBinOp;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `%` formats that mix named and unnamed conversions.
    ///
    /// ## Why is this bad?
    /// The formatting raises an exception when it runs.
    ///
    /// ## Example
    /// ```python
    /// "%s is %(age)d" % person
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "%(name)s is %(age)d" % person
    /// ```
    MixedFormatString { code: "PLE1302", name: "mixed-format-string", severity: Error, nodes: [ExprBinOp] }
}

impl Check<ExprBinOp> for MixedFormatString {
    fn check<'a>(node: &'a ExprBinOp, checker: &mut Checker<'a>) {
        percent::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        MixedFormatString,
        r#"
"%s %(x)s" % a
# @1-1:15 PLE1302: Mixing named and unnamed conversion specifiers in format string
"%(x)s %%" % a
"#,
    );
}
