use ruff_python_ast::{Expr, StmtRaise};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `raise NotImplemented`.
    ///
    /// ## Why is this bad?
    /// It is a value for operators, not an exception.
    ///
    /// ## Example
    /// ```python
    /// raise NotImplemented
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// raise NotImplementedError
    /// ```
    NotimplementedRaised {
        code: "PLE0711", name: "notimplemented-raised", severity: Error, nodes: [StmtRaise]
    }
}

impl Check<StmtRaise> for NotimplementedRaised {
    fn check<'a>(node: &'a StmtRaise, checker: &mut Checker<'a>) {
        let raised = match node.exc.as_deref() {
            Some(Expr::Call(call)) => &*call.func,
            Some(raised) => raised,
            None => return,
        };
        if checker.model.is_builtin(raised, "NotImplemented") {
            checker.report(
                Self,
                node,
                "NotImplemented raised - should raise NotImplementedError",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        NotimplementedRaised,
        r#"
raise NotImplemented
# @1-1:21 PLE0711: NotImplemented raised - should raise NotImplementedError
raise NotImplemented("x")
# @1 PLE0711
raise NotImplementedError
"#,
    );
}
