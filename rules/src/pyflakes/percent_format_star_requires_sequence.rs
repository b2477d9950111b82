use ruff_python_ast::ExprBinOp;

use super::percent::{Operation, is_mapping};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `%` formats with `*` as width or precision that get a mapping.
    ///
    /// ## Why is this bad?
    /// A `*` takes the next value of a tuple: formatting raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// "%(x).*f" % {"x": 1.0}
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "%.*f" % (2, 1.0)
    /// ```
    PercentFormatStarRequiresSequence {
        code: "F508", name: "percent-format-star-requires-sequence", severity: Error, nodes: [ExprBinOp]
    }
}

impl Check<ExprBinOp> for PercentFormatStarRequiresSequence {
    fn check<'a>(node: &'a ExprBinOp, checker: &mut Checker<'a>) {
        if let Some((format, right)) = Operation::valid(node)
            && format.has_stars()
            && is_mapping(right)
        {
            checker.report(Self, node, "`%`-format string `*` specifier requires sequence");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        PercentFormatStarRequiresSequence,
        r#"
"%*s" % {"a": 1}
# @1-1:17 F508: `%`-format string `*` specifier requires sequence
"%*s" % (1, 2), "%s" % {}
"#,
    );
}
