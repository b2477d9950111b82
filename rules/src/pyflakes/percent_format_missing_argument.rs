use ruff_python_ast::ExprBinOp;
use rustc_hash::FxHashSet;

use super::percent::{Operation, keys};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `%` formats with names that the mapping does not have.
    ///
    /// ## Why is this bad?
    /// Formatting raises `KeyError`.
    ///
    /// ## Example
    /// ```python
    /// "%(x)d, %(y)d" % {"x": 1}
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "%(x)d, %(y)d" % {"x": 1, "y": 2}
    /// ```
    PercentFormatMissingArgument {
        code: "F505", name: "percent-format-missing-argument", severity: Error, nodes: [ExprBinOp]
    }
}

impl Check<ExprBinOp> for PercentFormatMissingArgument {
    fn check<'a>(node: &'a ExprBinOp, checker: &mut Checker<'a>) {
        let Some((format, right)) = Operation::valid(node) else {
            return;
        };
        let (false, Some(keys)) = (format.is_positional(), keys(right)) else {
            return;
        };
        let keys: FxHashSet<&str> = keys.into_iter().collect();
        let mut missing: Vec<&str> = format
            .placeholders
            .iter()
            .filter_map(|placeholder| placeholder.key)
            .filter(|name| !keys.contains(name))
            .collect();
        missing.sort_unstable();
        missing.dedup();
        if !missing.is_empty() {
            let names = missing.join(", ");
            let message = format!("`%`-format string is missing argument(s) for placeholder(s): {names}");
            checker.report(Self, node, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        PercentFormatMissingArgument,
        r#"
"%(c)s %(a)s %(b)s" % {"a": 1}
# @1-1:31 F505: `%`-format string is missing argument(s) for placeholder(s): b, c
"%(a)s" % {x: 1}, "%(a)s" % {**x}, "%(a)s %s" % {}
"#,
    );
}
