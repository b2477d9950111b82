use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::places::{class_header, following, function_header};
use ruff_python_ast::{Expr, Stmt, StmtBreak, StmtContinue, StmtExpr, StmtRaise, StmtReturn};
use ruff_text_size::{Ranged, TextRange};

declare_rule! {
    /// Checks for statements after `return`, `raise`, `break`, `continue` or a call that never returns, in the same body.
    ///
    /// ## Why is this bad?
    /// The statements never run.
    ///
    /// ## Example
    /// ```python
    /// def function():
    ///     return 1
    ///     print("done")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def function():
    ///     print("done")
    ///     return 1
    /// ```
    Unreachable {
        code: "PLW0101", name: "unreachable", severity: Warning, nodes: [StmtReturn, StmtRaise, StmtBreak, StmtContinue, StmtExpr]
    }
}

impl Check<StmtReturn> for Unreachable {
    fn check<'a>(node: &'a StmtReturn, checker: &mut Checker<'a>) {
        check(node.range, checker);
    }
}

impl Check<StmtRaise> for Unreachable {
    fn check<'a>(node: &'a StmtRaise, checker: &mut Checker<'a>) {
        check(node.range, checker);
    }
}

impl Check<StmtBreak> for Unreachable {
    fn check<'a>(node: &'a StmtBreak, checker: &mut Checker<'a>) {
        check(node.range, checker);
    }
}

impl Check<StmtContinue> for Unreachable {
    fn check<'a>(node: &'a StmtContinue, checker: &mut Checker<'a>) {
        check(node.range, checker);
    }
}

impl Check<StmtExpr> for Unreachable {
    fn check<'a>(node: &'a StmtExpr, checker: &mut Checker<'a>) {
        if let Expr::Call(call) = &*node.value
            && let Some(name) = checker.model.qualified_name(&call.func)
            && matches!(
                name.as_slice(),
                ["sys", "exit"] | ["os", "_exit"] | ["builtins", "exit" | "quit"]
            )
        {
            check(node.range, checker);
        }
    }
}

fn check(range: TextRange, checker: &mut Checker) {
    let Some(parent) = checker.model.ancestors(checker.node).next() else {
        return;
    };
    let next = following(parent, range.start()).iter().find(|next| {
        // A `yield` that never runs makes the function a generator.
        !matches!(next, Stmt::Expr(next) if next.value.is_yield_expr() || next.value.is_yield_from_expr())
    });
    if let Some(next) = next {
        let at = match next {
            Stmt::FunctionDef(function) => function_header(function, checker.source),
            Stmt::ClassDef(class) => class_header(class, checker.source),
            next => next.range(),
        };
        checker.report(Unreachable, at, "Unreachable code");
    }
}

#[test]
fn test() {
    crate::testing::check(
        Unreachable,
        r#"
import sys
def function():
    for x in y:
        continue
        z = 1
      # ^^^^^ PLW0101: Unreachable code
        w = 1
    if x:
        return 1
    else:
        sys.exit()
        def inner(): ...
      # ^^^^^^^^^ PLW0101: Unreachable code
    return 2
def generator():
    return
    yield
"#,
    );
}
