use ruff_python_ast::{AnyNodeRef, StmtReturn};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::ancestors::class_of;
use crate::pylint::places::function_header;

declare_rule! {
    /// Checks for `__init__` methods that return a value.
    ///
    /// ## Why is this bad?
    /// Calling the class raises `TypeError`: `__init__` must return `None`.
    ///
    /// ## Example
    /// ```python
    /// class Point:
    ///     def __init__(self, x):
    ///         self.x = x
    ///         return self
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Point:
    ///     def __init__(self, x):
    ///         self.x = x
    /// ```
    ReturnInInit { code: "PLE0101", name: "return-in-init", severity: Error, nodes: [StmtReturn] }
}

impl Check<StmtReturn> for ReturnInInit {
    fn check<'a>(node: &'a StmtReturn, checker: &mut Checker<'a>) {
        let model = checker.model;
        let scope = model.nodes.get(checker.node).scope;
        if node
            .value
            .as_deref()
            .is_some_and(|value| !value.is_none_literal_expr())
            && let AnyNodeRef::StmtFunctionDef(function) = model.nodes.get(model.scope(scope).node).node
            && function.name.as_str() == "__init__"
            && !model.scope(scope).is_generator
            && class_of(model, scope).is_some()
        {
            // Once a method, however many values it returns: equal reports are one.
            let at = function_header(function, checker.source);
            checker.report(Self, at, "Explicit return in __init__");
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ReturnInInit,
        r#"
class A:
    def __init__(self):
  # @5-1:17 PLE0101: Explicit return in __init__
        if self:
            return 1
        return 2
class B:
    def __init__(self):
        def inner():
            return 1
        if inner():
            return
        return None
def __init__():
    return 1
"#,
    );
}
