use ruff_python_ast::{AnyNodeRef, Expr, ExprSet};
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for loops over a set that is written in place.
    ///
    /// ## Why is this bad?
    /// A tuple is built faster, and keeps its order.
    ///
    /// ## Example
    /// ```python
    /// for color in {"red", "green"}:
    ///     print(color)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// for color in ("red", "green"):
    ///     print(color)
    /// ```
    UseSequenceForIteration { code: "PLC0208", name: "use-sequence-for-iteration", severity: Convention, nodes: [ExprSet] }
}

impl Check<ExprSet> for UseSequenceForIteration {
    fn check<'a>(node: &'a ExprSet, checker: &mut Checker<'a>) {
        let is_iterated = match checker.model.ancestors(checker.node).next() {
            Some(AnyNodeRef::StmtFor(parent)) => parent.iter.range() == node.range() && !parent.is_async,
            Some(AnyNodeRef::Comprehension(parent)) => parent.iter.range() == node.range(),
            _ => false,
        };
        if is_iterated && !node.iter().any(Expr::is_starred_expr) {
            checker.report(Self, node, "Use a sequence type when iterating over values");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UseSequenceForIteration,
        r#"
for i in {1, 2}: pass
       # ^^^^^^ PLC0208: Use a sequence type when iterating over values
for i in (1, 2): pass
for i in {*x}: pass
x in {1, 2}
"#,
    );
}
