use ruff_python_ast::ExprCall;
use rustc_hash::FxHashSet;

use super::dot_format::Call;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `.format` calls that lack an argument that the text uses.
    ///
    /// ## Why is this bad?
    /// The call raises `IndexError` or `KeyError`.
    ///
    /// ## Example
    /// ```python
    /// "{} {name}".format(1)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// "{} {name}".format(1, name=2)
    /// ```
    StringDotFormatMissingArguments {
        code: "F524", name: "string-dot-format-missing-arguments", severity: Error, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for StringDotFormatMissingArguments {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        let Some((call, format)) = Call::valid(node) else {
            return;
        };
        let mut missing: Vec<String> = Vec::new();
        if !call.has_sequence() {
            let given = node.arguments.args.len();
            let positions = format.positions.iter().filter(|position| **position >= given);
            missing.extend(positions.map(ToString::to_string));
        }
        if !call.has_mapping() {
            let given: FxHashSet<&str> = call.names().collect();
            let names = format.names.iter().filter(|name| !given.contains(**name));
            missing.extend(names.map(ToString::to_string));
        }
        if !missing.is_empty() {
            let missing = missing.join(", ");
            let message = format!("`.format` call is missing argument(s) for placeholder(s): {missing}");
            checker.report(Self, node, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        StringDotFormatMissingArguments,
        r#"
"{} {b} {} {a.c}".format(1)
# @1-1:28 F524: `.format` call is missing argument(s) for placeholder(s): 1, a, b
"{1}".format(1)
# @1 F524
"{a} {}".format(*x, **y), "{{}}".format()
"#,
    );
}
