use ruff_python_ast::{Expr, StmtRaise};
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::diagnostic::{Edit, Fix};
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for `raise NotImplemented`.
    ///
    /// ## Why is this bad?
    /// `NotImplemented` is a value that comparison methods return, not an exception: raising it gives `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     def area(self):
    ///         raise NotImplemented
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     def area(self):
    ///         raise NotImplementedError
    /// ```
    RaiseNotImplemented {
        code: "F901", name: "raise-not-implemented", severity: Error, nodes: [StmtRaise], fixable: true
    }
}

impl Check<StmtRaise> for RaiseNotImplemented {
    fn check<'a>(node: &'a StmtRaise, checker: &mut Checker<'a>) {
        let raised = match node.exc.as_deref() {
            Some(Expr::Call(call)) => &*call.func,
            Some(expr) => expr,
            None => return,
        };
        if checker.model.is_builtin(raised, "NotImplemented") {
            let message = "`raise NotImplemented` should be `raise NotImplementedError`";
            let edit = Edit::replacement(raised.range(), "NotImplementedError");
            checker
                .report(Self, raised, message)
                .fix(Fix::safe_edit("Use `NotImplementedError`", edit));
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        RaiseNotImplemented,
        r#"
raise NotImplemented
    # ^^^^^^^^^^^^^^ F901: `raise NotImplemented` should be `raise NotImplementedError`
raise NotImplemented("later") from x
    # ^^^^^^^^^^^^^^ F901
raise NotImplementedError
raise
"#,
    );
    crate::testing::fixed(
        RaiseNotImplemented,
        "raise NotImplemented('x')",
        "raise NotImplementedError('x')",
    );
}
