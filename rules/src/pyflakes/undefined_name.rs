use ruff_python_ast::ModModule;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};
use crate::semantic::{ReferenceFlags, UnresolvedKind};

declare_rule! {
    /// Checks for names that nothing defines.
    ///
    /// ## Why is this bad?
    /// Reading an undefined name raises `NameError` when the code runs.
    ///
    /// ## Example
    /// ```python
    /// def area(radius):
    ///     return math.pi * radius**2
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import math
    ///
    ///
    /// def area(radius):
    ///     return math.pi * radius**2
    /// ```
    UndefinedName { code: "F821", name: "undefined-name", severity: Error, nodes: [File] }
}

impl Check<File> for UndefinedName {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        for unresolved in &checker.model.unresolved {
            let reference = checker.model.reference(unresolved.reference);
            let unheard = ReferenceFlags::EXPORT | ReferenceFlags::NAME_ERROR_HANDLED;
            if unresolved.kind == UnresolvedKind::Undefined && !reference.flags.intersects(unheard) {
                let name = checker.model.names.text(reference.name);
                checker.report(Self, reference.range, format!("Undefined name `{name}`"));
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UndefinedName,
        r#"
print(nothing)
    # ^^^^^^^ F821: Undefined name `nothing`
def later():
    return defined_below, nowhere
                        # ^^^^^^^ F821: Undefined name `nowhere`
defined_below = 1
class A:
    x = 1
    y = [x for _ in range(x)]
    def method(self):
        return x
             # ^ F821
try:
    unicode
except NameError:
    pass
"#,
    );
}
