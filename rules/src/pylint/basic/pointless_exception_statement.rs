use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::ancestors::{Ancestor, ancestors, resolve};
use crate::pylint::stdlib_classes;
use ruff_python_ast::{Expr, StmtExpr};

declare_rule! {
    /// Checks for exceptions that are made and not raised.
    ///
    /// ## Why is this bad?
    /// The statement does nothing; `raise` is missing.
    ///
    /// ## Example
    /// ```python
    /// def check(x):
    ///     if x < 0:
    ///         ValueError("negative")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def check(x):
    ///     if x < 0:
    ///         raise ValueError("negative")
    /// ```
    PointlessExceptionStatement {
        code: "PLW0133", name: "pointless-exception-statement", severity: Warning, nodes: [StmtExpr]
    }
}

impl Check<StmtExpr> for PointlessExceptionStatement {
    fn check<'a>(node: &'a StmtExpr, checker: &mut Checker<'a>) {
        let Expr::Call(call) = &*node.value else { return };
        if !matches!(&*call.func, Expr::Name(_) | Expr::Attribute(_)) {
            return;
        }
        let model = checker.model;
        let is_exception = |ancestor: &Ancestor| match ancestor {
            Ancestor::Named(name) => stdlib_classes::method(name, "with_traceback").is_some(),
            _ => false,
        };
        let made = resolve(model, &call.func);
        let raises = match &made {
            Ancestor::Class(class) => ancestors(model, class).iter().any(is_exception),
            made => is_exception(made),
        };
        if raises {
            checker.report(Self, node, "Exception statement has no effect");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        PointlessExceptionStatement,
        r#"
class Mine(ValueError): ...
class Other: ...
Mine()
# @1-1:7 PLW0133: Exception statement has no effect
Exception("x")
# @1-1:15 PLW0133: Exception statement has no effect
Other()
error = Mine()
Mine
"#,
    );
}
