use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::{AnyNodeRef, ExprYieldFrom};

declare_rule! {
    /// Checks for `yield from` in asynchronous functions.
    ///
    /// ## Why is this bad?
    /// Python refuses to compile the module.
    ///
    /// ## Example
    /// ```python
    /// async def items():
    ///     yield from load()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// async def items():
    ///     for item in load():
    ///         yield item
    /// ```
    YieldInsideAsyncFunction {
        code: "PLE1700", name: "yield-inside-async-function", severity: Error, nodes: [ExprYieldFrom]
    }
}

impl Check<ExprYieldFrom> for YieldInsideAsyncFunction {
    fn check<'a>(node: &'a ExprYieldFrom, checker: &mut Checker<'a>) {
        let scope = checker.model.nodes.get(checker.node).scope;
        let holder = checker.model.nodes.get(checker.model.scope(scope).node).node;
        if matches!(holder, AnyNodeRef::StmtFunctionDef(function) if function.is_async) {
            checker.report(Self, node, "Yield inside async function");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        YieldInsideAsyncFunction,
        r#"
async def f():
    yield from x
  # ^^^^^^^^^^^^ PLE1700: Yield inside async function
    yield 1
def g():
    yield from x
"#,
    );
}
