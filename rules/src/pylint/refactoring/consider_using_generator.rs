use ruff_python_ast::{Expr, ExprCall};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::as_string::as_string;

declare_rule! {
    /// Checks for `list`, `tuple`, `sum`, `max` and `min` called with a list comprehension.
    ///
    /// ## Why is this bad?
    /// The list is built only to be thrown away. A generator hands over one item after the other.
    ///
    /// ## Example
    /// ```python
    /// def total(orders):
    ///     return sum([order.price for order in orders])
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def total(orders):
    ///     return sum(order.price for order in orders)
    /// ```
    ConsiderUsingGenerator { code: "PLR1728", name: "consider-using-generator", severity: Refactor, nodes: [ExprCall] }
}

impl Check<ExprCall> for ConsiderUsingGenerator {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        if let Some(call) = with_generator(node, &["list", "tuple", "sum", "max", "min"]) {
            checker.report(Self, node, format!("Consider using a generator instead '{call}'"));
        }
    }
}

/// A call of one of the functions with a list comprehension, written with a generator.
pub(super) fn with_generator(node: &ExprCall, functions: &[&str]) -> Option<String> {
    let (Expr::Name(name), [Expr::ListComp(list)]) = (&*node.func, &*node.arguments.args) else {
        return None;
    };
    if !functions.contains(&name.id.as_str()) {
        return None;
    }
    let list = as_string(&Expr::ListComp(list.clone()));
    let inner = list.strip_prefix('[')?.strip_suffix(']')?;
    if node.arguments.keywords.is_empty() {
        return Some(format!("{}({inner})", name.id));
    }
    let mut text = format!("{}(({inner})", name.id);
    for keyword in &node.arguments.keywords {
        let value = as_string(&keyword.value);
        match &keyword.arg {
            Some(name) => text += &format!(", {name}={value}"),
            None => text += &format!(", **{value}"),
        }
    }
    text.push(')');
    Some(text)
}

#[test]
fn test() {
    crate::testing::check(
        ConsiderUsingGenerator,
        r#"
max([i for i in x], key=y)
# @1-1:27 PLR1728: Consider using a generator instead 'max((i for i in x), key=y)'
tuple([i for i in x])
# @1-1:22 PLR1728: Consider using a generator instead 'tuple(i for i in x)'
sum([i for i in x], 3)
x.sum([i for i in x])
sorted([i for i in x])
"#,
    );
}
