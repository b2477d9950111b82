use ruff_python_ast::ExprBinOp;

use super::percent::{Operation, is_sequence};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `%` formats that name their values and get a sequence.
    ///
    /// ## Why is this bad?
    /// Formatting raises `TypeError`: names are looked up in a mapping.
    ///
    /// ## Example
    /// ```python
    /// "%(x)d, %(y)d" % (1, 2)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "%(x)d, %(y)d" % {"x": 1, "y": 2}
    /// ```
    PercentFormatExpectedMapping {
        code: "F502", name: "percent-format-expected-mapping", severity: Error, nodes: [ExprBinOp]
    }
}

impl Check<ExprBinOp> for PercentFormatExpectedMapping {
    fn check<'a>(node: &'a ExprBinOp, checker: &mut Checker<'a>) {
        if let Some((format, right)) = Operation::valid(node)
            && is_sequence(right)
            && format.is_named()
        {
            checker.report(Self, node, "`%`-format string expected mapping but got sequence");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        PercentFormatExpectedMapping,
        r#"
"%(a)s" % (1,)
# @1-1:15 F502: `%`-format string expected mapping but got sequence
"%(a)s" % [x for x in y]
# @1 F502
"%(a)s" % x, "%(a)s" % {}, "%s" % ()
"#,
    );
}
