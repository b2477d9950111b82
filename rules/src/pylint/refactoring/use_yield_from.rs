use ruff_python_ast::{AnyNodeRef, Expr, Stmt, StmtFor};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for loops that yield each item as it comes.
    ///
    /// ## Why is this bad?
    /// `yield from` hands the items through, faster, and sent values and exceptions too.
    ///
    /// ## Example
    /// ```python
    /// def lines(file):
    ///     for line in file:
    ///         yield line
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def lines(file):
    ///     yield from file
    /// ```
    UseYieldFrom { code: "PLR1737", name: "use-yield-from", severity: Refactor, nodes: [StmtFor] }
}

impl Check<StmtFor> for UseYieldFrom {
    fn check<'a>(node: &'a StmtFor, checker: &mut Checker<'a>) {
        if let ([Stmt::Expr(body)], Expr::Name(target)) = (&*node.body, &*node.target)
            && let Expr::Yield(yielded) = &*body.value
            && let Some(Expr::Name(value)) = yielded.value.as_deref()
            && value.id == target.id
            && !node.is_async
            && !is_async(checker)
        {
            let message = "Use 'yield from' directly instead of yielding each element one by one";
            checker.report(Self, node, message);
        }
    }
}

fn is_async(checker: &Checker) -> bool {
    let function = checker
        .model
        .ancestors(checker.node)
        .find_map(|ancestor| match ancestor {
            AnyNodeRef::StmtFunctionDef(function) => Some(function.is_async),
            _ => None,
        });
    function == Some(true)
}

#[test]
fn test() {
    crate::testing::check(
        UseYieldFrom,
        r#"
def f(x):
    for i in x:
  # @5-2:16 PLR1737: Use 'yield from' directly instead of yielding each element one by one
        yield i
    for i in x:
        yield i + 1
async def g(x):
    for i in x:
        yield i
"#,
    );
}
