use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::{AnyNodeRef, ExprAwait};

declare_rule! {
    /// Checks for `await` outside of asynchronous functions.
    ///
    /// ## Why is this bad?
    /// Python refuses to compile the module.
    ///
    /// ## Example
    /// ```python
    /// def load():
    ///     return await fetch()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// async def load():
    ///     return await fetch()
    /// ```
    AwaitOutsideAsync {
        code: "PLE1142", name: "await-outside-async", severity: Error, nodes: [ExprAwait]
    }
}

impl Check<ExprAwait> for AwaitOutsideAsync {
    fn check<'a>(node: &'a ExprAwait, checker: &mut Checker<'a>) {
        let function = checker
            .model
            .ancestors(checker.node)
            .find_map(|ancestor| match ancestor {
                AnyNodeRef::StmtFunctionDef(function) => Some(function),
                _ => None,
            });
        if !function.is_some_and(|function| function.is_async) {
            checker.report(Self, node, "'await' should be used within an async function");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        AwaitOutsideAsync,
        r#"
async def f():
    await x
    return [await y for y in z]
def g():
    await x
  # ^^^^^^^ PLE1142: 'await' should be used within an async function
"#,
    );
}
