use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::{Expr, StmtWith};

declare_rule! {
    /// Checks for `with a as b, c:` where `c` is a mere name.
    ///
    /// ## Why is this bad?
    /// It reads as if the result were unpacked into two names; in truth `c` is a context manager of its own.
    ///
    /// ## Example
    /// ```python
    /// with open("a") as first, second:
    ///     first.read()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// with open("a") as first:
    ///     with second:
    ///         first.read()
    /// ```
    ConfusingWithStatement {
        code: "PLW0124", name: "confusing-with-statement", severity: Warning, nodes: [StmtWith]
    }
}

impl Check<StmtWith> for ConfusingWithStatement {
    fn check<'a>(node: &'a StmtWith, checker: &mut Checker<'a>) {
        let confuses = node.items.windows(2).any(|pair| {
            matches!(pair[0].optional_vars.as_deref(), Some(Expr::Name(_)))
                && pair[1].optional_vars.is_none()
                && pair[1].context_expr.is_name_expr()
        });
        if confuses && !node.is_async {
            checker.report(
                Self,
                node,
                "Following \"as\" with another context manager looks like a tuple.",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ConfusingWithStatement,
        r#"
with a as b, c: pass
# @1-1:21 PLW0124: Following "as" with another context manager looks like a tuple.
with a as b, c(): pass
with a as b, c as d: pass
with a, c: pass
"#,
    );
}
