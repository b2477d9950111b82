use super::percent;
use ruff_python_ast::ExprBinOp;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `%` formats whose dictionary has a key that is no string.
    ///
    /// ## Why is this bad?
    /// The format can only name strings, so the entry is never used.
    ///
    /// ## Example
    /// ```python
    /// "%(name)s" % {"name": "Ada", 1: 36}
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "%(name)s" % {"name": "Ada"}
    /// ```
    BadFormatStringKey {
        code: "PLW1300", name: "bad-format-string-key", severity: Warning, nodes: [ExprBinOp]
    }
}

impl Check<ExprBinOp> for BadFormatStringKey {
    fn check<'a>(node: &'a ExprBinOp, checker: &mut Checker<'a>) {
        percent::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        BadFormatStringKey,
        r#"
"%(x)s" % {1: 2}
# @1-1:17 PLW1300: Format string dictionary key should be a string, not 1
"%(x)s" % {a: 2}
"%(x)s" % {"x": 2}
"#,
    );
}
