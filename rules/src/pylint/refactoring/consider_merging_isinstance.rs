use ruff_python_ast::{BoolOp, Expr, ExprBoolOp};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::as_string::as_string;

declare_rule! {
    /// Checks for several `isinstance` calls on the same thing, joined with `or`.
    ///
    /// ## Why is this bad?
    /// One call takes a tuple of classes.
    ///
    /// ## Example
    /// ```python
    /// def is_number(value):
    ///     return isinstance(value, int) or isinstance(value, float)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def is_number(value):
    ///     return isinstance(value, (int, float))
    /// ```
    ConsiderMergingIsinstance { code: "PLR1701", name: "consider-merging-isinstance", severity: Refactor, nodes: [ExprBoolOp] }
}

impl Check<ExprBoolOp> for ConsiderMergingIsinstance {
    fn check<'a>(node: &'a ExprBoolOp, checker: &mut Checker<'a>) {
        if node.op != BoolOp::Or {
            return;
        }
        let mut calls = node.values.iter().filter_map(|value| match value {
            Expr::Call(call) if checker.model.is_builtin(&call.func, "isinstance") => {
                match &*call.arguments.args {
                    [object, classes] => Some((object, classes)),
                    _ => None,
                }
            }
            _ => None,
        });
        let (Some(first), Some(second)) = (calls.next(), calls.next()) else {
            return;
        };
        let mut merged: rustc_hash::FxHashMap<String, (usize, Vec<String>)> = Default::default();
        let mut order = Vec::new();
        for (object, classes) in [first, second].into_iter().chain(calls) {
            let object = as_string(object);
            let (count, names) = merged.entry(object.clone()).or_insert_with(|| {
                order.push(object);
                (0, Vec::new())
            });
            *count += 1;
            match classes {
                Expr::Tuple(tuple) => names.extend(tuple.iter().map(as_string)),
                class => names.push(as_string(class)),
            }
        }
        for object in order {
            let (count, names) = merged.get_mut(&object).expect("every object was entered");
            if *count < 2 {
                continue;
            }
            names.sort_unstable();
            names.dedup();
            let message = format!(
                "Consider merging these isinstance calls to isinstance({object}, ({}))",
                names.join(", ")
            );
            checker.report(Self, node, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ConsiderMergingIsinstance,
        r#"
if isinstance(x, int) or y or isinstance(x, (str, A)): pass
 # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PLR1701: Consider merging these isinstance calls to isinstance(x, (A, int, str))
if isinstance(x, int) or isinstance(y, int): pass
if isinstance(x, int) and isinstance(x, str): pass
"#,
    );
}
