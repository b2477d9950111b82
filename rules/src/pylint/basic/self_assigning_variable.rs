use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::semantic::ScopeKind;
use ruff_python_ast::{Expr, StmtAssign};

declare_rule! {
    /// Checks for variables that are assigned to themselves. In the body of a class `x = x` may bring a global into the class.
    ///
    /// ## Why is this bad?
    /// The assignment does nothing; often another name was meant.
    ///
    /// ## Example
    /// ```python
    /// x = 1
    /// x = x
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// x = 1
    /// y = x
    /// ```
    SelfAssigningVariable {
        code: "PLW0127", name: "self-assigning-variable", severity: Warning, nodes: [StmtAssign]
    }
}

impl Check<StmtAssign> for SelfAssigningVariable {
    fn check<'a>(assign: &'a StmtAssign, checker: &mut Checker<'a>) {
        let [target] = assign.targets.as_slice() else {
            return;
        };
        let (targets, values) = match (target, &*assign.value) {
            (Expr::Name(_), value @ Expr::Name(_)) => {
                let scope = checker.model.nodes.get(checker.node).scope;
                if checker.model.scope(scope).kind == ScopeKind::Class {
                    return;
                }
                (std::slice::from_ref(target), std::slice::from_ref(value))
            }
            (Expr::Tuple(targets), Expr::Tuple(values)) => (&*targets.elts, &*values.elts),
            _ => return,
        };
        for (target, value) in targets.iter().zip(values) {
            if let (Expr::Name(target), Expr::Name(value)) = (target, value)
                && target.id == value.id
            {
                checker.report(
                    Self,
                    target,
                    format!("Assigning the same variable '{}' to itself", target.id),
                );
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        SelfAssigningVariable,
        r#"
x = x
# @1-1:2 PLW0127: Assigning the same variable 'x' to itself
x, y = x, z
# @1-1:2 PLW0127: Assigning the same variable 'x' to itself
x, y = y, x
x = y = x
class A:
    x = x
"#,
    );
}
