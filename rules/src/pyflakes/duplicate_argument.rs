use ruff_python_ast::Parameters;
use rustc_hash::FxHashSet;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for functions with two parameters of the same name.
    ///
    /// ## Why is this bad?
    /// It is a syntax error.
    ///
    /// ## Example
    /// ```python
    /// def move(x, x):
    ///     return x
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def move(x, y):
    ///     return x, y
    /// ```
    ///
    /// ## Differences
    /// flake8 has this code; ruff reports a syntax error.
    DuplicateArgumentName { code: "F831", name: "duplicate-argument", severity: Error, nodes: [Parameters] }
}

impl Check<Parameters> for DuplicateArgumentName {
    fn check<'a>(node: &'a Parameters, checker: &mut Checker<'a>) {
        if node.len() < 2 {
            return;
        }
        let mut seen = FxHashSet::with_capacity_and_hasher(node.len(), Default::default());
        for parameter in node {
            let name = parameter.name();
            if !seen.insert(name.as_str()) {
                let message = format!("Duplicate argument `{name}` in function definition");
                checker.report(Self, name, message);
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        DuplicateArgumentName,
        r#"
def f(a, b, *c, d, **a): ...
                   # ^ F831: Duplicate argument `a` in function definition
lambda x, x: x
        # ^ F831
"#,
    );
}
