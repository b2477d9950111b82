use crate::inference::{Inference, has_decorator, property};
use crate::pylint::places::function_header;
use ruff_python_ast::StmtFunctionDef;
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::semantic::BindingId;

declare_rule! {
    /// Checks for methods that an attribute of the instance hides.
    ///
    /// ## Why is this bad?
    /// Once the attribute is set, the method cannot be called.
    ///
    /// ## Example
    /// ```python
    /// class Timer:
    ///     def __init__(self):
    ///         self.elapsed = 0
    ///
    ///     def elapsed(self):
    ///         return self.elapsed
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Timer:
    ///     def __init__(self):
    ///         self.seconds = 0
    ///
    ///     def elapsed(self):
    ///         return self.seconds
    /// ```
    MethodHidden { code: "PLE0202", name: "method-hidden", severity: Error, nodes: [StmtFunctionDef] }
}

impl Check<StmtFunctionDef> for MethodHidden {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        let inference = Inference::new(checker.model);
        let Some(class) = inference.class_of(node) else {
            return;
        };
        let Some(id) = checker.model.nodes.id_of(class) else {
            return;
        };
        let name = node.name.as_str();
        let places = inference.facts().self_attribute(checker.model, id, name);
        let Some(first) = places.first() else { return };
        if property(node).is_some()
            || has_decorator(node, &["property", "cached_property"])
            || node
                .decorator_list
                .iter()
                .any(|decorator| decorator.expression.is_attribute_expr())
            || inference
                .function(inference.own_member(class, name).unwrap_or(BindingId::new(0)))
                .is_none()
        {
            return;
        }
        let row = checker
            .source
            .row(checker.model.nodes.get(first.node).node.start());
        let module = checker
            .source
            .path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy();
        let message = format!("An attribute defined in {module} line {row} hides this method");
        checker.report(Self, function_header(node, checker.source), message);
    }
}

#[test]
fn test() {
    crate::testing::check(
        MethodHidden,
        r#"
class A:
    def a(self): pass
# @5 PLE0202: An attribute defined in module line 7 hides this method
    def b(self): pass
    @property
    def c(self): pass
    def __init__(self):
        self.a = self.c = 1
        b.b = 1
"#,
    );
}
