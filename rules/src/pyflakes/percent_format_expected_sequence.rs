use ruff_python_ast::ExprBinOp;

use super::percent::{Operation, is_mapping};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `%` formats that take several values by position and get a mapping.
    ///
    /// ## Why is this bad?
    /// Formatting raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// "%d, %d" % {"x": 1, "y": 2}
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "%d, %d" % (1, 2)
    /// ```
    PercentFormatExpectedSequence {
        code: "F503", name: "percent-format-expected-sequence", severity: Error, nodes: [ExprBinOp]
    }
}

impl Check<ExprBinOp> for PercentFormatExpectedSequence {
    fn check<'a>(node: &'a ExprBinOp, checker: &mut Checker<'a>) {
        if let Some((format, right)) = Operation::valid(node)
            && is_mapping(right)
            && !format.is_named()
            && format.positions() > 1
        {
            checker.report(Self, node, "`%`-format string expected sequence but got mapping");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        PercentFormatExpectedSequence,
        r#"
"%s %s" % {"a": 1}
# @1-1:19 F503: `%`-format string expected sequence but got mapping
"%*d" % {x: x for x in y}
# @1 F503
"%s" % {}, "%s %(a)s" % {"a": 1}
"#,
    );
}
