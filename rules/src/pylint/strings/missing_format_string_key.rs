use super::percent;
use ruff_python_ast::ExprBinOp;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `%` formats whose dictionary lacks a key.
    ///
    /// ## Why is this bad?
    /// The formatting raises an exception when it runs.
    ///
    /// ## Example
    /// ```python
    /// "%(name)s is %(age)d" % {"name": "Ada"}
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "%(name)s is %(age)d" % {"name": "Ada", "age": 36}
    /// ```
    MissingFormatStringKey {
        code: "PLE1304", name: "missing-format-string-key", severity: Error, nodes: [ExprBinOp]
    }
}

impl Check<ExprBinOp> for MissingFormatStringKey {
    fn check<'a>(node: &'a ExprBinOp, checker: &mut Checker<'a>) {
        percent::check(Self, node, checker);
    }
}

#[test]
fn test() {
    crate::testing::check(
        MissingFormatStringKey,
        r#"
"%(x)s" % {"y": 1}
# @1-1:19 PLE1304: Missing key 'x' in format string dictionary
"%(x)s" % {a: 1}
"%(x)s" % {**a}
"%(x)s" % a
"#,
    );
}
