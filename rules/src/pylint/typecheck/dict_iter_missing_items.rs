use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Inference, Value};
use ruff_python_ast::{Expr, StmtFor};

declare_rule! {
    /// Checks for loops over a dictionary that unpack its keys.
    ///
    /// ## Why is this bad?
    /// Iterating over a dictionary gives its keys, not pairs of key and value.
    ///
    /// ## Example
    /// ```python
    /// sizes = {"a": 1}
    /// for name, size in sizes:
    ///     print(name, size)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// sizes = {"a": 1}
    /// for name, size in sizes.items():
    ///     print(name, size)
    /// ```
    DictIterMissingItems {
        code: "PLE1141", name: "dict-iter-missing-items", severity: Error, nodes: [StmtFor]
    }
}

impl Check<StmtFor> for DictIterMissingItems {
    fn check<'a>(node: &'a StmtFor, checker: &mut Checker<'a>) {
        let (Expr::Tuple(target), Expr::Name(_)) = (&*node.target, &*node.iter) else {
            return;
        };
        if target.len() != 2 {
            return;
        }
        if let Some(Value::Literal(Expr::Dict(dict))) = Inference::new(checker.model).infer_one(&node.iter)
            && !dict
                .items
                .iter()
                .all(|item| item.key.as_ref().is_some_and(Expr::is_tuple_expr))
        {
            checker.report(
                Self,
                node,
                "Unpacking a dictionary in iteration without calling .items()",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        DictIterMissingItems,
        r#"
x = {"a": 1}
for a, b in x: pass
# @1-1:20 PLE1141: Unpacking a dictionary in iteration without calling .items()
for a, b in x.items(): pass
y = {(1, 2): 3}
for a, b in y: pass
for a in x: pass
"#,
    );
}
