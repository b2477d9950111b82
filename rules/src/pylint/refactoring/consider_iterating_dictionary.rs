use ruff_python_ast::{AnyNodeRef, CmpOp, Expr, ExprCall};
use ruff_text_size::Ranged;

use super::lookups::is_dict;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `.keys()` where a dictionary is iterated, or asked whether it holds a key.
    ///
    /// ## Why is this bad?
    /// A dictionary gives its keys, and knows them, without `.keys()`.
    ///
    /// ## Example
    /// ```python
    /// ages = {"Ada": 36}
    /// for name in ages.keys():
    ///     print(name)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// ages = {"Ada": 36}
    /// for name in ages:
    ///     print(name)
    /// ```
    ConsiderIteratingDictionary { code: "PLC0201", name: "consider-iterating-dictionary", severity: Convention, nodes: [ExprCall] }
}

impl Check<ExprCall> for ConsiderIteratingDictionary {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        let Expr::Attribute(keys) = &*node.func else {
            return;
        };
        if keys.attr.as_str() != "keys" || !node.arguments.is_empty() {
            return;
        }
        let is_iterated = match checker.model.ancestors(checker.node).next() {
            Some(AnyNodeRef::StmtFor(parent)) => parent.iter.range() == node.range(),
            Some(AnyNodeRef::Comprehension(parent)) => parent.iter.range() == node.range(),
            Some(AnyNodeRef::ExprCompare(parent)) => {
                matches!(parent.ops.first(), Some(CmpOp::In | CmpOp::NotIn))
                    && parent.comparators[0].range() == node.range()
            }
            _ => false,
        };
        if is_iterated && is_dict(&keys.value, checker) {
            let message = "Consider iterating the dictionary directly instead of calling .keys()";
            checker.report(Self, node, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ConsiderIteratingDictionary,
        r#"
d = {}
for k in d.keys(): pass
       # ^^^^^^^^ PLC0201: Consider iterating the dictionary directly instead of calling .keys()
[k for k in d.keys() if k in d.keys()]
          # ^^^^^^^^ PLC0201
                           # ^^^^^^^^ PLC0201
for k in unknown.keys(): pass
list(d.keys())
"#,
    );
}
