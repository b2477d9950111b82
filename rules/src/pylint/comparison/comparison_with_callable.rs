use crate::inference::{Inference, Value};
use ruff_python_ast::{CmpOp, Expr, ExprCompare};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for comparisons with a function that nobody calls.
    ///
    /// ## Why is this bad?
    /// A function is never equal to anything else, so the parentheses of a call are missing.
    ///
    /// ## Example
    /// ```python
    /// def size():
    ///     return 3
    ///
    ///
    /// if size == 3:
    ///     stop()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def size():
    ///     return 3
    ///
    ///
    /// if size() == 3:
    ///     stop()
    /// ```
    ComparisonWithCallable {
        code: "PLW0143", name: "comparison-with-callable", severity: Warning, nodes: [ExprCompare]
    }
}

impl Check<ExprCompare> for ComparisonWithCallable {
    fn check<'a>(node: &'a ExprCompare, checker: &mut Checker<'a>) {
        let ([op], [right]) = (&*node.ops, &*node.comparators) else {
            return;
        };
        if matches!(op, CmpOp::In | CmpOp::NotIn | CmpOp::Is | CmpOp::IsNot) {
            return;
        }
        let (left, right) = (is_function(&node.left, checker), is_function(right, checker));
        if left != right {
            checker.report(
                Self,
                node,
                "Comparing against a callable, did you omit the parenthesis?",
            );
        }
    }
}

fn is_function<'a>(expr: &'a Expr, checker: &Checker<'a>) -> bool {
    if !matches!(expr, Expr::Name(_) | Expr::Attribute(_)) {
        return false;
    }
    match Inference::new(checker.model).infer_one(expr) {
        Some(Value::Function(function) | Value::Method(function, _)) => {
            function.decorator_list.is_empty()
                || function.decorator_list.iter().all(|decorator| {
                    crate::inference::decorator_name(decorator)
                        .is_some_and(|name| matches!(name, "staticmethod" | "classmethod"))
                })
        }
        Some(Value::Literal(Expr::Lambda(_))) => true,
        _ => false,
    }
}

#[test]
fn test() {
    crate::testing::check(
        ComparisonWithCallable,
        r#"
def f(): pass
class A:
    def m(self):
        return self.m == 1
             # ^^^^^^^^^^^ PLW0143: Comparing against a callable, did you omit the parenthesis?
    @property
    def p(self):
        return self.p == 1
f == 1
# @1 PLW0143: Comparing against a callable, did you omit the parenthesis?
x > f
# @1 PLW0143
f == f
f() == 1
f is x
A == 1
"#,
    );
}
