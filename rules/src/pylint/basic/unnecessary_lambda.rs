use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::{Expr, ExprLambda, ParameterWithDefault};

declare_rule! {
    /// Checks for lambdas that hand their parameters on to another callable, unchanged and in order.
    ///
    /// ## Why is this bad?
    /// The callable itself does the same, and without another call.
    ///
    /// ## Example
    /// ```python
    /// names = map(lambda name: str(name), items)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// names = map(str, items)
    /// ```
    UnnecessaryLambda {
        code: "PLW0108", name: "unnecessary-lambda", severity: Warning, nodes: [ExprLambda]
    }
}

impl Check<ExprLambda> for UnnecessaryLambda {
    fn check<'a>(lambda: &'a ExprLambda, checker: &mut Checker<'a>) {
        let Expr::Call(call) = &*lambda.body else { return };
        // What follows a call of a call may differ each time.
        if let Expr::Attribute(attribute) = &*call.func
            && attribute.value.is_call_expr()
        {
            return;
        }
        let arguments = &call.arguments;
        let (mut positional, mut keywords) = (arguments.args.iter(), arguments.keywords.iter());
        let is_name = |expr: &Expr, name: &str| matches!(expr, Expr::Name(node) if node.id.as_str() == name);
        if let Some(parameters) = lambda.parameters.as_deref() {
            if !parameters.kwonlyargs.is_empty() {
                return;
            }
            for ParameterWithDefault {
                parameter, default, ..
            } in parameters.posonlyargs.iter().chain(&parameters.args)
            {
                let name = parameter.name.as_str();
                if default.is_some() || !positional.next().is_some_and(|argument| is_name(argument, name)) {
                    return;
                }
            }
            if let Some(vararg) = &parameters.vararg
                && !matches!(positional.next(), Some(Expr::Starred(starred)) if is_name(&starred.value, vararg.name.as_str()))
            {
                return;
            }
            if let Some(kwarg) = &parameters.kwarg
                && !keywords.next().is_some_and(|keyword| {
                    keyword.arg.is_none() && is_name(&keyword.value, kwarg.name.as_str())
                })
            {
                return;
            }
        }
        if positional.next().is_some() || keywords.next().is_some() || uses_parameters(lambda, call, checker)
        {
            return;
        }
        checker.report(Self, lambda, "Lambda may not be necessary");
    }
}

/// Whether what is called depends on a parameter.
fn uses_parameters(lambda: &ExprLambda, call: &ruff_python_ast::ExprCall, checker: &Checker) -> bool {
    let model = checker.model;
    let Some(scope) = model.scope_of(lambda) else {
        return true;
    };
    let func = ruff_text_size::Ranged::range(&*call.func);
    model.names_in(scope).any(|binding| {
        model
            .references_to(binding)
            .any(|reference| func.contains_range(reference.range))
    })
}

#[test]
fn test() {
    crate::testing::check(
        UnnecessaryLambda,
        r#"
f(lambda x, *a, **k: g(x, *a, **k))
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PLW0108: Lambda may not be necessary
f(lambda: a.b())
# ^^^^^^^^^^^^^ PLW0108: Lambda may not be necessary
f(lambda x: g(x, 1), lambda x: x.f(x), lambda x, y: g(y, x), lambda x=1: g(x))
f(lambda x: g(x=x), lambda x: g(), lambda x: a(1).b(x))
"#,
    );
}
