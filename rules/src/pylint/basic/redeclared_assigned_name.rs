use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::{Expr, StmtAssign, StmtFor};

declare_rule! {
    /// Checks for names that one assignment or `for` gives several values at once.
    ///
    /// ## Why is this bad?
    /// Only the last value stays.
    ///
    /// ## Example
    /// ```python
    /// first, first = pair
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// first, second = pair
    /// ```
    RedeclaredAssignedName {
        code: "PLW0128", name: "redeclared-assigned-name", severity: Warning, nodes: [StmtAssign, StmtFor]
    }
}

impl Check<StmtAssign> for RedeclaredAssignedName {
    fn check<'a>(assign: &'a StmtAssign, checker: &mut Checker<'a>) {
        assign.targets.iter().for_each(|target| check(target, checker));
    }
}

impl Check<StmtFor> for RedeclaredAssignedName {
    fn check<'a>(node: &'a StmtFor, checker: &mut Checker<'a>) {
        check(&node.target, checker);
    }
}

fn check(target: &Expr, checker: &mut Checker) {
    let Expr::Tuple(tuple) = target else { return };
    let mut seen = rustc_hash::FxHashMap::default();
    for name in tuple.elts.iter().filter_map(|element| element.as_name_expr()) {
        let count = seen.entry(name.id.as_str()).or_insert(0);
        *count += 1;
        if *count == 2
            && !checker
                .settings
                .pylint
                .variables
                .dummy_variables_rgx
                .matches(name.id.as_str())
        {
            checker.report(
                RedeclaredAssignedName,
                tuple,
                format!("Redeclared variable '{}' in assignment", name.id),
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        RedeclaredAssignedName,
        r#"
x, y, x = z
# @1-1:8 PLW0128: Redeclared variable 'x' in assignment
for a, a in x: pass
  # ^^^^ PLW0128: Redeclared variable 'a' in assignment
_, _, (x, (y, x)) = z
"#,
    );
}
