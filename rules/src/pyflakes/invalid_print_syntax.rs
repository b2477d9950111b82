use ruff_python_ast::{ExprBinOp, Operator};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `print >> stream`, the way of Python 2 to print to a stream.
    ///
    /// ## Why is this bad?
    /// In Python 3 it shifts the function `print`, which raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// import sys
    ///
    /// print >> sys.stderr, "failed"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import sys
    ///
    /// print("failed", file=sys.stderr)
    /// ```
    InvalidPrintSyntax { code: "F633", name: "invalid-print-syntax", severity: Error, nodes: [ExprBinOp] }
}

impl Check<ExprBinOp> for InvalidPrintSyntax {
    fn check<'a>(node: &'a ExprBinOp, checker: &mut Checker<'a>) {
        if node.op == Operator::RShift && checker.model.is_builtin(&node.left, "print") {
            checker.report(Self, &*node.left, "Use of `>>` is invalid with `print` function");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidPrintSyntax,
        r#"
print >> x, "y"
# @1-1:6 F633: Use of `>>` is invalid with `print` function
print << x
def f(print): print >> x
"#,
    );
}
