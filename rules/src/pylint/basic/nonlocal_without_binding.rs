use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::StmtNonlocal;

declare_rule! {
    /// Checks for `nonlocal` names that no function around binds.
    ///
    /// ## Why is this bad?
    /// Python refuses to compile the module.
    ///
    /// ## Example
    /// ```python
    /// def function():
    ///     nonlocal count
    ///     count = 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def function():
    ///     count = 1
    /// ```
    NonlocalWithoutBinding {
        code: "PLE0117", name: "nonlocal-without-binding", severity: Error, nodes: [StmtNonlocal]
    }
}

impl Check<StmtNonlocal> for NonlocalWithoutBinding {
    fn check<'a>(node: &'a StmtNonlocal, checker: &mut Checker<'a>) {
        let model = checker.model;
        let scope = model.nodes.get(checker.node).scope;
        for name in &node.names {
            let Some(id) = model.names.get(name.as_str()) else {
                continue;
            };
            let bound = model
                .scope_chain(scope)
                .skip(1)
                .any(|outer| model.scope(outer).is_function() && model.first_binding(outer, id).is_some());
            if !bound {
                checker.report(Self, node, format!("nonlocal name {name} found without binding"));
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        NonlocalWithoutBinding,
        r#"
y = 1
def outer():
    x = 1
    def inner():
        nonlocal x, y
      # ^^^^^^^^^^^^^ PLE0117: nonlocal name y found without binding
"#,
    );
}
