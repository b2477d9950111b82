use super::unused_variable::is_meant;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject};
use crate::semantic::{BindingId, BindingKind, ScopeKind};

declare_rule! {
    /// Checks for local variables that are annotated but neither assigned nor used.
    ///
    /// ## Why is this bad?
    /// The annotation of a name that does nothing is left over, or the name below it is misspelled.
    ///
    /// ## Example
    /// ```python
    /// def parse(text):
    ///     result: list[str]
    ///     return text.split()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def parse(text):
    ///     result: list[str] = text.split()
    ///     return result
    /// ```
    UnusedAnnotation { code: "F842", name: "unused-annotation", severity: Warning, nodes: [Binding] }
}

impl Check<subject::Binding> for UnusedAnnotation {
    fn check<'a>(id: BindingId, checker: &mut Checker<'a>) {
        let model = checker.model;
        let binding = model.binding(id);
        if binding.kind == BindingKind::Annotation
            && !binding.counts_as_used()
            && model.scope(binding.scope).kind == ScopeKind::Function
            && !model.scope(binding.scope).uses_locals
            && !is_meant(model.name_of(binding), checker.settings)
            && model.is_final(id)
        {
            let name = model.name_of(binding);
            let message = format!("Local variable `{name}` is annotated but never used");
            checker.report(Self, binding.range, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnusedAnnotation,
        r#"
a: int
def f():
    b: int
  # @5 F842: Local variable `b` is annotated but never used
    c: int
    c = 1
    d: int = 1
    e: int
    print(e)
    _: int
"#,
    );
}
