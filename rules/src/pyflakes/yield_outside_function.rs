use ruff_python_ast::{ExprAwait, ExprYield, ExprYieldFrom};
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::semantic::ScopeKind;

declare_rule! {
    /// Checks for `yield`, `yield from` and `await` outside of functions.
    ///
    /// ## Why is this bad?
    /// It is a syntax error in modules and class bodies.
    ///
    /// ## Example
    /// ```python
    /// class Numbers:
    ///     yield 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def numbers():
    ///     yield 1
    /// ```
    YieldOutsideFunction {
        code: "F704", name: "yield-outside-function", severity: Error, nodes: [ExprYield, ExprYieldFrom, ExprAwait]
    }
}

impl Check<ExprYield> for YieldOutsideFunction {
    fn check<'a>(node: &'a ExprYield, checker: &mut Checker<'a>) {
        check_keyword("yield", node, checker);
    }
}

impl Check<ExprYieldFrom> for YieldOutsideFunction {
    fn check<'a>(node: &'a ExprYieldFrom, checker: &mut Checker<'a>) {
        check_keyword("yield from", node, checker);
    }
}

impl Check<ExprAwait> for YieldOutsideFunction {
    fn check<'a>(node: &'a ExprAwait, checker: &mut Checker<'a>) {
        check_keyword("await", node, checker);
    }
}

fn check_keyword(keyword: &str, at: impl Ranged, checker: &mut Checker) {
    if is_outside_function(checker) {
        let message = format!("`{keyword}` statement outside of a function");
        checker.report(YieldOutsideFunction, at, message);
    }
}

/// Whether the node being shown runs with a module or a class body.
pub(super) fn is_outside_function(checker: &Checker) -> bool {
    let model = checker.model;
    let scope = model.nodes.get(checker.node).scope;
    model
        .scope_chain(scope)
        .map(|scope| model.scope(scope).kind)
        .find(|kind| !matches!(kind, ScopeKind::Comprehension | ScopeKind::TypeParams))
        .is_none_or(|kind| matches!(kind, ScopeKind::Module | ScopeKind::Class))
}

#[test]
fn test() {
    crate::testing::check(
        YieldOutsideFunction,
        r#"
yield 1
# @1-1:8 F704: `yield` statement outside of a function
class A:
    x = yield from y
      # ^^^^^^^^^^^^ F704: `yield from` statement outside of a function
    z = lambda: (yield)
    async def f(a=await y):
                # ^^^^^^^ F704: `await` statement outside of a function
        await a
"#,
    );
}
