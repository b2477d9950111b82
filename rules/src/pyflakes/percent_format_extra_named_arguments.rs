use ruff_python_ast::ExprBinOp;
use rustc_hash::FxHashSet;

use super::percent::{Operation, keys};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `%` formats that get values by names that they do not use.
    ///
    /// ## Why is this bad?
    /// The value is left over, or a placeholder is misspelled.
    ///
    /// ## Example
    /// ```python
    /// "%(x)d" % {"x": 1, "y": 2}
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "%(x)d" % {"x": 1}
    /// ```
    PercentFormatExtraNamedArguments {
        code: "F504", name: "percent-format-extra-named-arguments", severity: Error, nodes: [ExprBinOp]
    }
}

impl Check<ExprBinOp> for PercentFormatExtraNamedArguments {
    fn check<'a>(node: &'a ExprBinOp, checker: &mut Checker<'a>) {
        let Some((format, right)) = Operation::valid(node) else {
            return;
        };
        // One placeholder without a name takes the mapping as a whole.
        if format.is_positional() {
            return;
        }
        let used: FxHashSet<&str> = format
            .placeholders
            .iter()
            .filter_map(|placeholder| placeholder.key)
            .collect();
        let mut unused = keys(right).unwrap_or_default();
        unused.retain(|name| !used.contains(name));
        if !unused.is_empty() {
            let names = unused.join(", ");
            checker.report(
                Self,
                node,
                format!("`%`-format string has unused named argument(s): {names}"),
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        PercentFormatExtraNamedArguments,
        r#"
"%(a)s" % {"a": 1, "b": 2, "c": 3}
# @1-1:35 F504: `%`-format string has unused named argument(s): b, c
"%(a)s" % {"a": 1, x: 2}, "%(a)s" % {"b": 1, **x}, "%s" % {"a": 1}
"#,
    );
}
