use crate::inference::Inference;
use crate::pylint::places::function_header;
use ruff_python_ast::StmtFunctionDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for properties with parameters.
    ///
    /// ## Why is this bad?
    /// Nothing can ever be passed for them.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     @property
    ///     def area(self, unit):
    ///         return unit
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     @property
    ///     def area(self):
    ///         return 1
    /// ```
    PropertyWithParameters {
        code: "PLR0206", name: "property-with-parameters", severity: Refactor, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for PropertyWithParameters {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        let is_property = node
            .decorator_list
            .iter()
            .any(|decorator| checker.model.is_builtin(&decorator.expression, "property"));
        if is_property && node.parameters.len() > 1 && Inference::new(checker.model).class_of(node).is_some()
        {
            let place = function_header(node, checker.source);
            checker.report(Self, place, "Cannot have defined parameters for properties");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        PropertyWithParameters,
        r#"
class A:
    @property
    def a(self, x): pass
  # @5-1:10 PLR0206: Cannot have defined parameters for properties
    @property
    def b(self): pass
    @b.setter
    def b(self, value): pass
"#,
    );
}
