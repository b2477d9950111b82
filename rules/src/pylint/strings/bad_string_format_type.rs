use super::percent;
use ruff_python_ast::ExprBinOp;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for arguments of another type than their conversion takes.
    ///
    /// ## Why is this bad?
    /// The formatting raises an exception when it runs.
    ///
    /// ## Example
    /// ```python
    /// "%d" % "36"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "%d" % 36
    /// ```
    BadStringFormatType {
        code: "PLE1307", name: "bad-string-format-type", severity: Error, nodes: [ExprBinOp]
    }
}

impl Check<ExprBinOp> for BadStringFormatType {
    fn check<'a>(node: &'a ExprBinOp, checker: &mut Checker<'a>) {
        percent::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        BadStringFormatType,
        r#"
"%d" % "a"
# @1-1:11 PLE1307: Argument 'builtins.str' does not match format type 'd'
"%s %x" % (1, 1.5)
# @1 PLE1307: Argument 'builtins.float' does not match format type 'x'
"%(x)f" % {"x": None}
# @1 PLE1307: Argument 'builtins.NoneType' does not match format type 'f'
"%d" % 1.5
"%c" % "a"
"%d" % True
"%d" % a
"%s" % [1]
"#,
    );
}
