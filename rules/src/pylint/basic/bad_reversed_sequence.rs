use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Inference, Value};
use ruff_python_ast::ExprCall;

declare_rule! {
    /// Checks for `reversed` of what cannot be reversed.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// print(reversed({1, 2}))
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// print(reversed([1, 2]))
    /// ```
    BadReversedSequence {
        code: "PLE0111", name: "bad-reversed-sequence", severity: Error, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for BadReversedSequence {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        if !checker.model.is_builtin(&node.func, "reversed") {
            return;
        }
        let ([object], []) = (&*node.arguments.args, &*node.arguments.keywords) else {
            return;
        };
        let inference = Inference::new(checker.model);
        let reversible = match inference.infer_one(object) {
            None => return,
            Some(Value::Instance(class)) => {
                let ancestry = inference.ancestry(class);
                let has = |name: &str| inference.member(&ancestry, name).is_some();
                !ancestry.is_plain()
                    || !class.decorator_list.is_empty()
                    || has("__reversed__")
                    || has("__getattr__")
                    || (has("__getitem__") && has("__len__"))
            }
            Some(value) => !matches!(
                value.builtin_type(),
                Some("int" | "float" | "complex" | "bool" | "NoneType" | "set" | "frozenset")
            ),
        };
        if !reversible {
            checker.report(Self, node, "The first reversed() argument is not a sequence");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        BadReversedSequence,
        r#"
reversed(5)
# @1-1:12 PLE0111: The first reversed() argument is not a sequence
reversed({1})
# @1 PLE0111: The first reversed() argument is not a sequence
class A:
    def __getitem__(self, i): return i
reversed(A())
# @1 PLE0111: The first reversed() argument is not a sequence
reversed("a"), reversed({}), reversed([]), reversed(x)
"#,
    );
}
