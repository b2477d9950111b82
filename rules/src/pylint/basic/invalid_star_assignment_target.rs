use ruff_python_ast::StmtAssign;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for assignments to a starred target alone.
    ///
    /// ## Why is this bad?
    /// Python refuses the file: a starred target gathers what the targets beside it leave.
    ///
    /// ## Example
    /// ```python
    /// *rest = values
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// first, *rest = values
    /// ```
    InvalidStarAssignmentTarget {
        code: "PLE0113", name: "invalid-star-assignment-target", severity: Error, nodes: [StmtAssign]
    }
}

impl Check<StmtAssign> for InvalidStarAssignmentTarget {
    fn check<'a>(assign: &'a StmtAssign, checker: &mut Checker<'a>) {
        if assign.targets.iter().any(|target| target.is_starred_expr()) {
            checker.report(
                Self,
                assign,
                "Starred assignment target must be in a list or tuple",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        InvalidStarAssignmentTarget,
        r#"
*a = b
# @1-1:7 PLE0113: Starred assignment target must be in a list or tuple
*a, = b
[*a] = b
a, *b = c
"#,
    );
}
