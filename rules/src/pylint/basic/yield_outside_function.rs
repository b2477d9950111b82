use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::semantic::ScopeKind;
use ruff_python_ast::{ExprYield, ExprYieldFrom};
use ruff_text_size::TextRange;

declare_rule! {
    /// Checks for `yield` outside functions.
    ///
    /// ## Why is this bad?
    /// Python refuses to compile the module.
    ///
    /// ## Example
    /// ```python
    /// class A:
    ///     yield 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def function():
    ///     yield 1
    /// ```
    YieldOutsideFunction {
        code: "PLE0105", name: "yield-outside-function", severity: Error, nodes: [ExprYield, ExprYieldFrom]
    }
}

impl Check<ExprYield> for YieldOutsideFunction {
    fn check<'a>(node: &'a ExprYield, checker: &mut Checker<'a>) {
        check(node.range, checker);
    }
}

impl Check<ExprYieldFrom> for YieldOutsideFunction {
    fn check<'a>(node: &'a ExprYieldFrom, checker: &mut Checker<'a>) {
        check(node.range, checker);
    }
}

fn check(at: TextRange, checker: &mut Checker) {
    let scope = checker.model.nodes.get(checker.node).scope;
    if matches!(
        checker.model.scope(scope).kind,
        ScopeKind::Module | ScopeKind::Class
    ) {
        checker.report(YieldOutsideFunction, at, "Yield outside function");
    }
}

#[test]
fn test() {
    crate::testing::check(
        YieldOutsideFunction,
        r#"
class A:
    x = yield
      # ^^^^^ PLE0105: Yield outside function
def function():
    yield 1
    return lambda: (yield)
"#,
    );
}
