use crate::inference::{Inference, Value};
use crate::pylint::as_string::as_string;
use ruff_python_ast::{Expr, ExprCall};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for calls of what cannot be called.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// size = 3
    /// print(size())
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// size = 3
    /// print(size)
    /// ```
    NotCallable { code: "PLE1102", name: "not-callable", severity: Error, nodes: [ExprCall] }
}

impl Check<ExprCall> for NotCallable {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        let inference = Inference::new(checker.model);
        let Some(value) = checker.infer_one(&node.func) else {
            return;
        };
        let callable = match value {
            Value::Literal(Expr::Lambda(_)) => true,
            Value::Instance(class) => {
                let ancestry = inference.ancestry(class);
                !ancestry.is_plain()
                    || inference.member(&ancestry, "__call__").is_some()
                    || !class.decorator_list.is_empty()
            }
            value => value.builtin_type().is_none(),
        };
        if !callable {
            checker.report(Self, node, format!("{} is not callable", as_string(&node.func)));
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        NotCallable,
        r#"
class A: pass
class B:
    def __call__(self): pass
class C(Unknown): pass
x = 3
x()
# @1-1:4 PLE1102: x is not callable
A()()
# @1-1:6 PLE1102: A() is not callable
B()()
C()()
(lambda: 1)()
"a"()
# @1 PLE1102: 'a' is not callable
"#,
    );
}
