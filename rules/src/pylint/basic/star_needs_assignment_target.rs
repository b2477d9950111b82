use ruff_python_ast::{AnyNodeRef, ExprContext, ExprStarred};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for starred expressions where nothing takes what they unpack.
    ///
    /// ## Why is this bad?
    /// Python refuses the file.
    ///
    /// ## Example
    /// ```python
    /// values = *[1, 2]
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// values = [*[1, 2]]
    /// ```
    StarNeedsAssignmentTarget {
        code: "PLE0114", name: "star-needs-assignment-target", severity: Error, nodes: [ExprStarred]
    }
}

impl Check<ExprStarred> for StarNeedsAssignmentTarget {
    fn check<'a>(starred: &'a ExprStarred, checker: &mut Checker<'a>) {
        let parent = checker.model.ancestors(checker.node).next();
        let is_alone = matches!(
            parent,
            Some(
                AnyNodeRef::StmtAssign(_)
                    | AnyNodeRef::StmtAnnAssign(_)
                    | AnyNodeRef::StmtExpr(_)
                    | AnyNodeRef::StmtReturn(_)
                    | AnyNodeRef::ExprYield(_)
            )
        );
        if starred.ctx == ExprContext::Load && is_alone {
            checker.report(
                Self,
                starred,
                "Can use starred expression only in assignment target",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        StarNeedsAssignmentTarget,
        r#"
a = *[1]
  # ^^^^ PLE0114: Can use starred expression only in assignment target
a = *[1], 2
print(*a)
[*a], {*a}, a[*a]
*a, b = c
for x in *a, 1: pass
def f(*args: *Ts): return *a, 1
"#,
    );
}
