use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use ruff_python_ast::{AnyNodeRef, Parameters};
use ruff_text_size::Ranged;

declare_rule! {
    /// Checks for parameters of the same name.
    ///
    /// ## Why is this bad?
    /// Python refuses to compile the module.
    ///
    /// ## Example
    /// ```python
    /// def function(a, a):
    ///     return a
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def function(a, b):
    ///     return a + b
    /// ```
    DuplicateArgumentName {
        code: "PLE0108", name: "duplicate-argument-name", severity: Error, nodes: [Parameters]
    }
}

impl Check<Parameters> for DuplicateArgumentName {
    fn check<'a>(parameters: &'a Parameters, checker: &mut Checker<'a>) {
        if !matches!(
            checker.model.ancestors(checker.node).next(),
            Some(AnyNodeRef::StmtFunctionDef(_))
        ) {
            return;
        }
        let mut seen = rustc_hash::FxHashSet::default();
        for parameter in parameters
            .iter_source_order()
            .map(|parameter| parameter.as_parameter())
        {
            if !seen.insert(parameter.name.as_str()) {
                let name = &parameter.name;
                checker.report(
                    Self,
                    parameter.range(),
                    format!("Duplicate argument name '{name}' in function definition"),
                );
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        DuplicateArgumentName,
        r#"
def function(a, a, *, b): ...
              # @17-1:18 PLE0108: Duplicate argument name 'a' in function definition
"#,
    );
}
