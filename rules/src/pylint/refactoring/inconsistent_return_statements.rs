use ruff_python_ast::{
    self as ast, AnyNodeRef, ExceptHandler, Expr, ExprCall, Number, Stmt, StmtFunctionDef,
};
use ruff_text_size::Ranged;

use super::blocks::{breaks_out, own_returns};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Inference, Value};
use crate::pylint::places::function_header;

declare_rule! {
    /// Checks for functions that return a value on one path, and on another return without a value or just end.
    ///
    /// ## Why is this bad?
    /// A path that ends without `return` gives `None`. Whether that is meant, or forgotten, the reader cannot tell.
    ///
    /// Statements that never come back (`raise`, `assert False`, `sys.exit()`, `while True`) end a path too. As in pylint, a
    /// block counts as ended as soon as one of its statements ends it, and so does a loop over items whose body is ended.
    ///
    /// ## Example
    /// ```python
    /// def sign(number):
    ///     if number > 0:
    ///         return 1
    ///     if number < 0:
    ///         return -1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def sign(number):
    ///     if number > 0:
    ///         return 1
    ///     if number < 0:
    ///         return -1
    ///     return 0
    /// ```
    ///
    /// ## Options
    /// - `never-returning-functions` (`sys.exit,argparse.parse_error`)
    InconsistentReturnStatements { code: "PLR1710", name: "inconsistent-return-statements", severity: Refactor, nodes: [StmtFunctionDef] }
}

impl Check<StmtFunctionDef> for InconsistentReturnStatements {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        if node.is_async {
            return;
        }
        let (mut with_value, mut without) = (false, false);
        own_returns(&node.body, |statement| match statement.value {
            Some(_) => with_value = true,
            None => without = true,
        });
        if with_value && (without || !any_ended(&node.body, checker)) {
            let message = "Either all return statements in a function should return an expression, \
                           or none of them should.";
            checker.report(Self, function_header(node, checker.source), message);
        }
    }
}

fn any_ended<'a>(body: &'a [Stmt], checker: &Checker<'a>) -> bool {
    body.iter().any(|statement| is_ended(statement, checker))
}

/// Whether control never goes past a statement, or leaves the function by it.
fn is_ended<'a>(statement: &'a Stmt, checker: &Checker<'a>) -> bool {
    stacker::maybe_grow(64 * 1024, 1024 * 1024, || match statement {
        Stmt::Return(_) => true,
        Stmt::Raise(node) => raise_ends(node, checker),
        Stmt::Assert(node) => match &*node.test {
            Expr::BooleanLiteral(literal) => !literal.value,
            Expr::NumberLiteral(literal) => {
                matches!(&literal.value, Number::Int(value) if value.as_u8() == Some(0))
            }
            _ => false,
        },
        Stmt::Expr(node) => matches!(&*node.value, Expr::Call(call) if never_returns(call, checker)),
        Stmt::While(node) => {
            is_always_true(&node.test) && !breaks_out(&node.body) || any_ended(&node.orelse, checker)
        }
        Stmt::If(node) => {
            let mut has_else = false;
            any_ended(&node.body, checker)
                && node.elif_else_clauses.iter().all(|clause| {
                    has_else |= clause.test.is_none();
                    any_ended(&clause.body, checker)
                })
                && has_else
        }
        Stmt::Try(node) => {
            let body = any_ended(&node.body, checker) || any_ended(&node.orelse, checker);
            let handlers = node
                .handlers
                .iter()
                .all(|ExceptHandler::ExceptHandler(handler)| any_ended(&handler.body, checker));
            body && handlers || any_ended(&node.finalbody, checker)
        }
        Stmt::For(node) => any_ended(&node.body, checker) || any_ended(&node.orelse, checker),
        Stmt::With(node) => any_ended(&node.body, checker),
        Stmt::FunctionDef(node) => any_ended(&node.body, checker),
        Stmt::ClassDef(node) => any_ended(&node.body, checker),
        Stmt::Match(node) => node.cases.iter().any(|case| any_ended(&case.body, checker)),
        _ => false,
    })
}

fn is_always_true(test: &Expr) -> bool {
    match test {
        Expr::BooleanLiteral(literal) => literal.value,
        Expr::NumberLiteral(literal) => {
            !matches!(&literal.value, Number::Int(value) if value.as_u8() == Some(0))
        }
        _ => false,
    }
}

/// Whether a call is known not to come back.
pub(crate) fn never_returns<'a>(call: &'a ExprCall, checker: &Checker<'a>) -> bool {
    if matches!(&*call.func, Expr::Name(name) if matches!(name.id.as_str(), "exit" | "quit")) {
        return true;
    }
    if let Some(Value::Function(function) | Value::Method(function, _)) =
        Inference::new(checker.model).infer_one(&call.func)
    {
        return function.returns.as_deref().is_some_and(|returns| match returns {
            Expr::StringLiteral(returns) => {
                let returns = returns.value.to_str();
                matches!(returns.rsplit('.').next(), Some("NoReturn" | "Never"))
            }
            returns => matches!(checker.model.typing_member(returns), Some("NoReturn" | "Never")),
        });
    }
    let Some(name) = checker.model.qualified_name(&call.func) else {
        return false;
    };
    matches!(name.as_slice(), ["os", "_exit"] | [.., "assert_never"])
        || checker
            .settings
            .pylint
            .refactoring
            .never_returning_functions
            .iter()
            .any(|function| function.split('.').eq(name.iter().copied()))
}

/// A raised exception ends the path, unless a handler around it in the same function catches it and goes on.
fn raise_ends<'a>(node: &'a ast::StmtRaise, checker: &Checker<'a>) -> bool {
    let Some(exception) = node.exc.as_deref() else {
        return true;
    };
    let Some(id) = checker.model.nodes.id_of(node) else {
        return true;
    };
    let mut inner = node.range();
    for ancestor in checker.model.ancestors(id) {
        match ancestor {
            AnyNodeRef::StmtFunctionDef(_) | AnyNodeRef::StmtClassDef(_) => return true,
            AnyNodeRef::StmtTry(outer)
                if !outer.handlers.is_empty()
                    && outer
                        .body
                        .iter()
                        .any(|statement| statement.range().contains_range(inner)) =>
            {
                let class = match exception {
                    Expr::Call(call) => &*call.func,
                    other => other,
                };
                let name = checker.model.qualified_name(class);
                let Some(["builtins", raised]) = name.as_deref() else {
                    return false;
                };
                let catches = |kind: &'a Expr| {
                    let name = checker.model.qualified_name(kind);
                    matches!(name.as_deref(), Some(["builtins", name]) if name == raised || matches!(*name, "Exception" | "BaseException"))
                };
                let handler =
                    outer
                        .handlers
                        .iter()
                        .find(
                            |ExceptHandler::ExceptHandler(handler)| match handler.type_.as_deref() {
                                None => true,
                                Some(Expr::Tuple(kinds)) => kinds.iter().any(catches),
                                Some(kind) => catches(kind),
                            },
                        );
                return handler
                    .is_none_or(|ExceptHandler::ExceptHandler(handler)| any_ended(&handler.body, checker));
            }
            other => inner = other.range(),
        }
    }
    true
}

#[test]
fn test() {
    crate::testing::check(
        InconsistentReturnStatements,
        r#"
def f(x):
# @1-1:6 PLR1710: Either all return statements in a function should return an expression, or none of them should.
    if x:
        return 1
def f(x):
# @1-1:6 PLR1710
    if x:
        return 1
    return
def f(x):
    if x:
        return
    print(x)
def f(x):
    while True:
        if x:
            return 1
def f(x):
# @1 PLR1710
    while True:
        if x:
            return 1
        break
def f(x):
    try:
        return 1
    except ValueError:
        raise
def f(x):
# @1 PLR1710
    try:
        return 1
    except ValueError:
        pass
def f(x):
    if x:
        return 1
    exit(1)
def f(x):
    if x:
        return 1
    assert False
def f(x):
    try:
        raise KeyError
    except KeyError:
        return 1
def f(x):
    for i in x:
        return i
def f(x):
# @1 PLR1710
    while x:
        return 1
"#,
    );
}
