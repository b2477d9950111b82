use ruff_python_ast::{self as ast, AnyNodeRef, ExceptHandler, Expr, ExprCall};
use ruff_text_size::{Ranged, TextRange};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Inference, Value};
use crate::semantic::ScopeKind;

declare_rule! {
    /// Checks for `next` without a default, and `raise StopIteration`, in generators.
    ///
    /// ## Why is this bad?
    /// Inside a generator `StopIteration` becomes a `RuntimeError` (PEP 479).
    ///
    /// ## Example
    /// ```python
    /// def pairs(items):
    ///     iterator = iter(items)
    ///     for first in iterator:
    ///         yield first, next(iterator)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def pairs(items):
    ///     iterator = iter(items)
    ///     for first in iterator:
    ///         try:
    ///             yield first, next(iterator)
    ///         except StopIteration:
    ///             return
    /// ```
    StopIterationReturn { code: "PLR1708", name: "stop-iteration-return", severity: Refactor, nodes: [ExprCall, StmtRaise] }
}

const MESSAGE: &str = "Do not raise StopIteration in generator, use return statement instead";

impl Check<ExprCall> for StopIterationReturn {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        let [iterator] = &*node.arguments.args else { return };
        if checker.model.is_builtin(&node.func, "next")
            && is_unguarded(node.range(), checker)
            && !is_endless(iterator, checker)
        {
            checker.report(Self, node, MESSAGE);
        }
    }
}

impl Check<ast::StmtRaise> for StopIterationReturn {
    fn check<'a>(node: &'a ast::StmtRaise, checker: &mut Checker<'a>) {
        let Some(exception) = node.exc.as_deref() else {
            return;
        };
        let class = match exception {
            Expr::Call(call) => &*call.func,
            class => class,
        };
        let inference = Inference::new(checker.model);
        let stops = match inference.infer_one_of_any(class) {
            Some(Value::Builtin(name)) => name == "StopIteration",
            Some(Value::Class(class)) => inference
                .ancestry(class)
                .has_builtin(|name| name == "StopIteration"),
            _ => false,
        };
        if stops && is_unguarded(node.range(), checker) {
            checker.report(Self, node, MESSAGE);
        }
    }
}

/// Whether an iterator never ends.
fn is_endless<'a>(iterator: &'a Expr, checker: &Checker<'a>) -> bool {
    let is_count = |function: &'a Expr| {
        matches!(
            checker.model.qualified_name(function).as_deref(),
            Some(["itertools", "count" | "cycle"])
        )
    };
    match iterator {
        Expr::Call(call) => is_count(&call.func),
        iterator => Inference::new(checker.model)
            .infer(iterator)
            .iter()
            .any(|value| match value {
                Value::ExternalResult(Expr::Call(call)) => is_count(&call.func),
                Value::ExternalResult(function) => is_count(function),
                _ => false,
            }),
    }
}

/// Whether the node being shown stands in a generator, and in no `try` that handles `StopIteration`.
fn is_unguarded(mut inner: TextRange, checker: &Checker) -> bool {
    let model = checker.model;
    let mut scope = model.nodes.get(checker.node).scope;
    while model.scope(scope).kind == ScopeKind::Comprehension {
        let Some(parent) = model.scope(scope).parent else {
            return false;
        };
        scope = parent;
    }
    if model.scope(scope).kind != ScopeKind::Function || !model.scope(scope).is_generator {
        return false;
    }
    for ancestor in model.ancestors(checker.node) {
        match ancestor {
            AnyNodeRef::StmtFunctionDef(_) => break,
            AnyNodeRef::StmtTry(node)
                if node
                    .body
                    .iter()
                    .any(|statement| statement.range().contains_range(inner)) =>
            {
                let is_stop =
                    |kind: &Expr| matches!(kind, Expr::Name(name) if name.id.as_str() == "StopIteration");
                let handles =
                    node.handlers.iter().any(|ExceptHandler::ExceptHandler(handler)| {
                        match handler.type_.as_deref() {
                            Some(Expr::Tuple(kinds)) => kinds.iter().any(is_stop),
                            Some(kind) => is_stop(kind),
                            None => false,
                        }
                    });
                if handles {
                    return false;
                }
            }
            _ => {}
        }
        inner = ancestor.range();
    }
    true
}

#[test]
fn test() {
    crate::testing::check(
        StopIterationReturn,
        r#"
def f(x):
    yield next(x)
        # ^^^^^^^ PLR1708: Do not raise StopIteration in generator, use return statement instead
    raise StopIteration()
  # ^^^^^^^^^^^^^^^^^^^^^ PLR1708
def g(x):
    try:
        yield next(x)
    except StopIteration:
        return
    yield next(x, None)
def h(x):
    return next(x)
"#,
    );
}
