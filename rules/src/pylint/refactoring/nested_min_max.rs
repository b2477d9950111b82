use ruff_python_ast::{Expr, ExprCall};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::Inference;
use crate::pylint::as_string::as_string;

declare_rule! {
    /// Checks for `min` inside `min`, and `max` inside `max`.
    ///
    /// ## Why is this bad?
    /// One call takes all the values.
    ///
    /// ## Example
    /// ```python
    /// largest = max(1, max(2, 3))
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// largest = max(1, 2, 3)
    /// ```
    NestedMinMax { code: "PLW3301", name: "nested-min-max", severity: Warning, nodes: [ExprCall] }
}

impl Check<ExprCall> for NestedMinMax {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        let Expr::Name(function) = &*node.func else { return };
        let name = function.id.as_str();
        let arguments = &node.arguments;
        if !matches!(name, "min" | "max")
            || arguments.args.len() < 2
            || !checker.model.is_builtin(&node.func, name)
            || !arguments
                .args
                .iter()
                .any(|argument| nested(argument, name).is_some())
        {
            return;
        }
        let mut values = Vec::new();
        for argument in &arguments.args {
            flatten(argument, name, &mut values, checker, 0);
        }
        for keyword in &arguments.keywords {
            let value = as_string(&keyword.value);
            values.push(match &keyword.arg {
                Some(name) => format!("{name}={value}"),
                None => format!("**{value}"),
            });
        }
        let message = format!(
            "Do not use nested call of '{name}'; it's possible to do '{name}({})' instead",
            values.join(", ")
        );
        checker.report(Self, node, message);
    }
}

/// The arguments of a plain call of the function.
fn nested<'a>(expr: &'a Expr, name: &str) -> Option<&'a [Expr]> {
    match expr {
        Expr::Call(call)
            if call.arguments.keywords.is_empty()
                && matches!(&*call.func, Expr::Name(function) if function.id.as_str() == name)
                && !call.arguments.args.is_empty()
                && !matches!(&*call.arguments.args, [Expr::Generator(_)]) =>
        {
            Some(&call.arguments.args)
        }
        _ => None,
    }
}

/// Calls that nest deeper are quoted as they are.
const DEEPEST: u32 = 32;

fn flatten<'a>(expr: &'a Expr, name: &str, values: &mut Vec<String>, checker: &Checker<'a>, depth: u32) {
    match nested(expr, name) {
        Some([only]) if depth < DEEPEST => {
            let is_collection = Inference::new(checker.model)
                .infer_one(only)
                .is_some_and(|value| matches!(value.builtin_type(), Some("list" | "tuple" | "dict" | "set")));
            let text = as_string(only);
            values.push(if is_collection { format!("*{text}") } else { text });
        }
        Some(arguments) if depth < DEEPEST => {
            for argument in arguments {
                flatten(argument, name, values, checker, depth + 1);
            }
        }
        _ => values.push(as_string(expr)),
    }
}

#[test]
fn test() {
    crate::testing::check(
        NestedMinMax,
        r#"
min(1, min(2, 3), key=y)
# @1-1:25 PLW3301: Do not use nested call of 'min'; it's possible to do 'min(1, 2, 3, key=y)' instead
max(1, max([1, 2]))
# @1-1:20 PLW3301: Do not use nested call of 'max'; it's possible to do 'max(1, *[1, 2])' instead
max(1, min(2, 3))
max(1, max(i for i in x))
max(max(x))
"#,
    );
}
