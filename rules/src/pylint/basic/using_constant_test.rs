use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::semantic::{BindingKind, Model};
use ruff_python_ast::{AnyNodeRef, Comprehension, ElifElseClause, Expr, ExprIf, StmtIf};
use ruff_text_size::Ranged;

declare_rule! {
    /// Checks for conditions of `if`, conditional expressions and comprehensions that are always true or always false: values
    /// that are written out, lambdas, and functions, methods and modules that are named and not called.
    ///
    /// ## Why is this bad?
    /// One of the branches never runs; usually a call's parentheses are missing.
    ///
    /// ## Example
    /// ```python
    /// def ready():
    ///     return True
    ///
    ///
    /// if ready:
    ///     start()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def ready():
    ///     return True
    ///
    ///
    /// if ready():
    ///     start()
    /// ```
    UsingConstantTest {
        code: "PLW0125", name: "using-constant-test", severity: Warning, nodes: [StmtIf, ElifElseClause, ExprIf, Comprehension]
    }
}

impl Check<StmtIf> for UsingConstantTest {
    fn check<'a>(node: &'a StmtIf, checker: &mut Checker<'a>) {
        check(&node.test, checker);
    }
}

impl Check<ElifElseClause> for UsingConstantTest {
    fn check<'a>(clause: &'a ElifElseClause, checker: &mut Checker<'a>) {
        if let Some(test) = &clause.test {
            check(test, checker);
        }
    }
}

impl Check<ExprIf> for UsingConstantTest {
    fn check<'a>(node: &'a ExprIf, checker: &mut Checker<'a>) {
        check(&node.test, checker);
    }
}

impl Check<Comprehension> for UsingConstantTest {
    fn check<'a>(node: &'a Comprehension, checker: &mut Checker<'a>) {
        for test in &node.ifs {
            check(test, checker);
        }
    }
}

fn check<'a>(test: &'a Expr, checker: &mut Checker<'a>) {
    let constant = match test {
        Expr::NumberLiteral(_)
        | Expr::StringLiteral(_)
        | Expr::BytesLiteral(_)
        | Expr::BooleanLiteral(_)
        | Expr::NoneLiteral(_)
        | Expr::EllipsisLiteral(_)
        | Expr::Lambda(_)
        | Expr::Generator(_)
        | Expr::List(_)
        | Expr::Tuple(_)
        | Expr::Dict(_) => true,
        _ => is_function(test, checker.model) || is_module(test, checker.model),
    };
    if constant {
        checker.report(
            UsingConstantTest,
            test.range(),
            "Using a conditional statement with a constant value",
        );
    }
}

/// A name that is bound once, to a function.
pub(super) fn is_function<'a>(test: &'a Expr, model: &Model<'a>) -> bool {
    is_bound_once(test, model, |kind| kind == BindingKind::Function)
}

fn is_module<'a>(test: &'a Expr, model: &Model<'a>) -> bool {
    is_bound_once(test, model, |kind| {
        matches!(kind, BindingKind::Import | BindingKind::SubmoduleImport)
    })
}

fn is_bound_once<'a>(test: &'a Expr, model: &Model<'a>, is: impl Fn(BindingKind) -> bool) -> bool {
    let Expr::Name(name) = test else { return false };
    let Some(id) = model.resolve_name(name) else {
        return false;
    };
    let binding = model.binding(id);
    let undecorated = match model.nodes.get(binding.node).node {
        AnyNodeRef::StmtFunctionDef(function) => function.decorator_list.is_empty(),
        _ => true,
    };
    is(binding.kind) && undecorated && model.bindings_of(binding.scope, binding.name).nth(1).is_none()
}

#[test]
fn test() {
    crate::testing::check(
        UsingConstantTest,
        r#"
import sys
def f(): ...
if f:
 # @4-1:5 PLW0125: Using a conditional statement with a constant value
    pass
elif []:
   # ^^ PLW0125: Using a conditional statement with a constant value
    pass
x = 1 if "a" else 2
       # ^^^ PLW0125
[y for y in x if sys]
               # ^^^ PLW0125
while 1:
    if f() and 1 or not f:
        pass
"#,
    );
}
