use super::percent;
use ruff_python_ast::ExprBinOp;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `%` formats that need a mapping and are given something else.
    ///
    /// ## Why is this bad?
    /// The formatting raises an exception when it runs.
    ///
    /// ## Example
    /// ```python
    /// "%(name)s" % ("Ada",)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "%(name)s" % {"name": "Ada"}
    /// ```
    FormatNeedsMapping { code: "PLE1303", name: "format-needs-mapping", severity: Error, nodes: [ExprBinOp] }
}

impl Check<ExprBinOp> for FormatNeedsMapping {
    fn check<'a>(node: &'a ExprBinOp, checker: &mut Checker<'a>) {
        percent::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        FormatNeedsMapping,
        r#"
"%(x)s" % (1, 2)
# @1-1:17 PLE1303: Expected mapping for format string, not Tuple
"%(x)s" % "a"
# @1 PLE1303: Expected mapping for format string, not Const
"%(x)s" % f(1)
"%(x)s" % {"x": 1}
"#,
    );
}
