use super::percent;
use ruff_python_ast::ExprBinOp;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `%` formats whose dictionary has a key that the format does not use.
    ///
    /// ## Why is this bad?
    /// The text lacks something, or the entry is left over.
    ///
    /// ## Example
    /// ```python
    /// "%(name)s" % {"name": "Ada", "age": 36}
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "%(name)s is %(age)d" % {"name": "Ada", "age": 36}
    /// ```
    UnusedFormatStringKey {
        code: "PLW1301", name: "unused-format-string-key", severity: Warning, nodes: [ExprBinOp]
    }
}

impl Check<ExprBinOp> for UnusedFormatStringKey {
    fn check<'a>(node: &'a ExprBinOp, checker: &mut Checker<'a>) {
        percent::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnusedFormatStringKey,
        r#"
"%(x)s" % {"x": 1, "y": 2}
# @1-1:27 PLW1301: Unused key 'y' in format string dictionary
"%(x)s" % {"x": 1, **a}
"#,
    );
}
