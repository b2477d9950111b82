use ruff_python_ast::{Expr, ExprCall};
use rustc_hash::FxHashSet;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Inference, Value};
use crate::pylint::as_string::repr;

declare_rule! {
    /// Checks for keyword arguments that a call is given twice, by name and by an unpacked dictionary.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// dict(port=80, **{"port": 443})
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// dict(port=443)
    /// ```
    RepeatedKeyword { code: "PLE1132", name: "repeated-keyword", severity: Error, nodes: [ExprCall] }
}

impl Check<ExprCall> for RepeatedKeyword {
    fn check<'a>(call: &'a ExprCall, checker: &mut Checker<'a>) {
        let keywords = &call.arguments.keywords;
        if keywords.len() < 2 || keywords.iter().all(|keyword| keyword.arg.is_some()) {
            return;
        }
        let inference = Inference::new(checker.model);
        let is_known = inference.infer_one(&call.func).is_some_and(|callee| {
            matches!(
                callee,
                Value::Function(_) | Value::Method(..) | Value::Class(_) | Value::Builtin(_)
            )
        });
        if !is_known {
            return;
        }
        let mut seen: FxHashSet<&str> = keywords
            .iter()
            .filter_map(|keyword| keyword.arg.as_deref())
            .collect();
        for keyword in keywords.iter().filter(|keyword| keyword.arg.is_none()) {
            let Some(Value::Literal(Expr::Dict(dict))) = inference.infer_one(&keyword.value) else {
                continue;
            };
            for key in dict.items.iter().filter_map(|item| item.key.as_ref()) {
                let Some(key) = inference.infer_one(key).and_then(Value::string) else {
                    continue;
                };
                if !seen.insert(key) {
                    let message = format!(
                        "Got multiple values for keyword argument {} in function call",
                        repr(key)
                    );
                    checker.report(Self, call, message);
                }
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        RepeatedKeyword,
        r#"
known = {"a": 1}
def f(*args, **kwargs): pass
f(a=1, **{"a": 2})
# @1-1:19 PLE1132: Got multiple values for keyword argument 'a' in function call
f(**{"a": 1}, **known)
# @1 PLE1132
f(a=1, **{"b": 2}), f(1, **known), f(**known), f(a=1, **unknown), g(a=1, **known)
"#,
    );
}
