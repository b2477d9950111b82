use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{FunctionKind, Value, method_kind};
use ruff_python_ast::{Expr, ExprCall};

declare_rule! {
    /// Checks for arguments whose names are those of the parameters, in another order.
    ///
    /// ## Why is this bad?
    /// Values that were meant for one parameter reach another.
    ///
    /// ## Example
    /// ```python
    /// def divide(dividend, divisor):
    ///     return dividend / divisor
    ///
    ///
    /// def half(dividend, divisor=2):
    ///     return divide(divisor, dividend)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def divide(dividend, divisor):
    ///     return dividend / divisor
    ///
    ///
    /// def half(dividend, divisor=2):
    ///     return divide(dividend, divisor)
    /// ```
    ArgumentsOutOfOrder {
        code: "PLW1114", name: "arguments-out-of-order", severity: Warning, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for ArgumentsOutOfOrder {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        let arguments = &node.arguments;
        if arguments.args.len() < 2 || !arguments.args.iter().all(Expr::is_name_expr) {
            return;
        }
        let (function, implicit) = match checker.infer_only(&node.func) {
            Some(Value::Function(function)) => (function, 0),
            Some(Value::Method(function, _)) => {
                let implicit = usize::from(method_kind(function) != FunctionKind::StaticMethod);
                (function, implicit)
            }
            _ => return,
        };
        let parameters = &function.parameters;
        let positional = parameters
            .posonlyargs
            .iter()
            .chain(&parameters.args)
            .skip(implicit);
        let mut wanted: Vec<&str> = positional.map(|parameter| parameter.name().as_str()).collect();
        let mut given: Vec<&str> = arguments
            .args
            .iter()
            .filter_map(|argument| argument.as_name_expr())
            .map(|name| name.id.as_str())
            .collect();
        if wanted == given {
            return;
        }
        wanted.sort_unstable();
        given.sort_unstable();
        if wanted == given {
            checker.report(Self, node, "Positional arguments appear to be out of order");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ArgumentsOutOfOrder,
        r#"
def f(a, b, c): pass
def g(a, b, c):
    f(b, a, c)
  # ^^^^^^^^^^ PLW1114: Positional arguments appear to be out of order
    f(a, b, c)
    f(b, a, d)
    f(b, a)
class A:
    def m(self, a, b):
        self.m(b, a)
      # ^^^^^^^^^^^^ PLW1114: Positional arguments appear to be out of order
"#,
    );
}
