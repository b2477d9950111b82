//! Functions that choose by the type of an argument.

use ruff_python_ast::{AnyNodeRef, Expr, StmtFunctionDef};

use crate::checker::Checker;
use crate::inference::{FunctionKind, Inference};
use crate::semantic::BindingKind;

/// The decorators of a function that make it generic by `functools.<name>`, or register it with such a function.
pub(super) fn decorators<'a>(
    function: &'a StmtFunctionDef,
    name: &str,
    checker: &Checker<'a>,
) -> Vec<&'a Expr> {
    let decorators = function.decorator_list.iter();
    decorators
        .map(|decorator| &decorator.expression)
        .filter(|decorator| {
            // As for pylint, `@functools.singledispatch` in full is not looked at.
            decorator.is_name_expr() && is(decorator, name, checker) || registers(decorator, name, checker)
        })
        .collect()
}

pub(super) fn is_in_class(function: &StmtFunctionDef, checker: &Checker) -> bool {
    Inference::new(checker.model).kind(function) != FunctionKind::Function
}

fn is<'a>(decorator: &'a Expr, name: &str, checker: &Checker<'a>) -> bool {
    checker.model.is_qualified(decorator, &["functools", name])
}

/// Whether a decorator is `function.register` or `function.register(…)` of a function that is decorated so.
fn registers<'a>(decorator: &'a Expr, name: &str, checker: &Checker<'a>) -> bool {
    let register = match decorator {
        Expr::Call(call) => &*call.func,
        decorator => decorator,
    };
    let (Expr::Attribute(register), model) = (register, checker.model) else {
        return false;
    };
    let (Expr::Name(generic), "register") = (&*register.value, register.attr.as_str()) else {
        return false;
    };
    let Some(binding) = model.resolve_name(generic).map(|id| model.binding(id)) else {
        return false;
    };
    match model.nodes.get(binding.node).node {
        AnyNodeRef::StmtFunctionDef(function) if binding.kind == BindingKind::Function => function
            .decorator_list
            .iter()
            .any(|decorator| is(&decorator.expression, name, checker)),
        _ => false,
    }
}
