use ruff_python_ast::{ExprCall, Keyword};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::as_string::as_string;

declare_rule! {
    /// Checks for calls of `dict` without positional arguments.
    ///
    /// ## Why is this bad?
    /// A literal says the same, and needs neither a lookup nor a call.
    ///
    /// ## Example
    /// ```python
    /// point = dict(x=1, y=2)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// point = {"x": 1, "y": 2}
    /// ```
    UseDictLiteral { code: "PLR1735", name: "use-dict-literal", severity: Refactor, nodes: [ExprCall] }
}

/// Longer literals are not quoted whole.
const LONGEST: usize = 64;

impl Check<ExprCall> for UseDictLiteral {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        if node.arguments.args.is_empty() && checker.model.is_builtin(&node.func, "dict") {
            let message = format!(
                "Consider using '{}' instead of a call to 'dict'.",
                suggestion(&node.arguments.keywords)
            );
            checker.report(Self, node, message);
        }
    }
}

fn suggestion(keywords: &[Keyword]) -> String {
    let mut text = String::from("{");
    let mut length = 0;
    let mut first = true;
    let named = keywords.iter().filter(|keyword| keyword.arg.is_some());
    let unpacked = keywords.iter().filter(|keyword| keyword.arg.is_none());
    for keyword in named.chain(unpacked) {
        if !first {
            text.push_str(", ");
        }
        first = false;
        if length >= LONGEST {
            text.push_str("... ");
            break;
        }
        let value = as_string(&keyword.value);
        let item = match &keyword.arg {
            Some(name) => format!("\"{name}\": {value}"),
            None => format!("**{value}"),
        };
        length += item.chars().count();
        text.push_str(&item);
    }
    text.push('}');
    text
}

#[test]
fn test() {
    crate::testing::check(
        UseDictLiteral,
        r#"
x = dict()
  # ^^^^^^ PLR1735: Consider using '{}' instead of a call to 'dict'.
x = dict(a=1, **y, b="c")
  # ^^^^^^^^^^^^^^^^^^^^^ PLR1735: Consider using '{"a": 1, "b": 'c', **y}' instead of a call to 'dict'.
x = dict(y)
x = dict(y, a=1)
"#,
    );
}
