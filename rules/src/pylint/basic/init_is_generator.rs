use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::Scope};
use crate::pylint::ancestors::class_of;
use crate::pylint::places::function_header;
use crate::semantic::ScopeId;
use ruff_python_ast::AnyNodeRef;

declare_rule! {
    /// Checks for `__init__` methods that hold a `yield`.
    ///
    /// ## Why is this bad?
    /// Such a method is a generator: calling the class raises `TypeError`, because `__init__` must return `None`.
    ///
    /// ## Example
    /// ```python
    /// class Lines:
    ///     def __init__(self, text):
    ///         yield from text.splitlines()
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Lines:
    ///     def __init__(self, text):
    ///         self.text = text
    ///
    ///     def __iter__(self):
    ///         yield from self.text.splitlines()
    /// ```
    InitIsGenerator { code: "PLE0100", name: "init-is-generator", severity: Error, nodes: [Scope] }
}

impl Check<Scope> for InitIsGenerator {
    fn check<'a>(scope: ScopeId, checker: &mut Checker<'a>) {
        let model = checker.model;
        if model.scope(scope).is_generator
            && let AnyNodeRef::StmtFunctionDef(function) = model.nodes.get(model.scope(scope).node).node
            && function.name.as_str() == "__init__"
            && class_of(model, scope).is_some()
        {
            let at = function_header(function, checker.source);
            checker.report(Self, at, "__init__ method is a generator");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        InitIsGenerator,
        r#"
class A:
    def __init__(self):
  # @5-1:17 PLE0100: __init__ method is a generator
        yield 1
class B:
    def __init__(self):
        self.x = lambda: (yield)
    def other(self):
        yield 1
def __init__():
    yield 1
"#,
    );
}
