use ruff_python_ast::StmtClassDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::places::class_header;

declare_rule! {
    /// Checks for classes that define `__eq__` and no `__hash__`.
    ///
    /// ## Why is this bad?
    /// Python sets `__hash__` to None then: instances cannot be keys of a dictionary nor members of a set.
    ///
    /// ## Example
    /// ```python
    /// class Point:
    ///     def __init__(self, x):
    ///         self.x = x
    ///
    ///     def __eq__(self, other):
    ///         return self.x == other.x
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Point:
    ///     def __init__(self, x):
    ///         self.x = x
    ///
    ///     def __eq__(self, other):
    ///         return self.x == other.x
    ///
    ///     def __hash__(self):
    ///         return hash(self.x)
    /// ```
    EqWithoutHash { code: "PLW1641", name: "eq-without-hash", severity: Warning, nodes: [StmtClassDef], default: false }
}

impl Check<StmtClassDef> for EqWithoutHash {
    fn check<'a>(class: &'a StmtClassDef, checker: &mut Checker<'a>) {
        let model = checker.model;
        let Some(scope) = model.scope_of(class) else {
            return;
        };
        let binds = |name| {
            model
                .names
                .get(name)
                .is_some_and(|name| model.first_binding(scope, name).is_some())
        };
        if binds("__eq__") && !binds("__hash__") {
            let place = class_header(class, checker.source);
            checker.report(
                Self,
                place,
                "Implementing __eq__ without also implementing __hash__",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        EqWithoutHash,
        r#"
class A:
# @1-1:8 PLW1641: Implementing __eq__ without also implementing __hash__
    def __eq__(self, other): pass
class B(A):
    def __eq__(self, other): pass
    __hash__ = None
class C(A):
# @1-1:8 PLW1641
    if a:
        __eq__ = A.__eq__
class D:
    def __hash__(self): pass
class E(D): pass
"#,
    );
}
