use ruff_python_ast::StmtClassDef;

use super::methods::count_ancestors;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::places::class_header;

declare_rule! {
    /// Checks for classes with more ancestors than `max-parents` allows (7).
    ///
    /// ## Why is this bad?
    /// To know what an object does one must read all of them, and in the right order.
    ///
    /// ## Example
    /// ```python
    /// class A: ...
    /// class B(A): ...
    /// class C(B): ...
    /// class D(C): ...
    /// class E(D): ...
    /// class F(E): ...
    /// class G(F): ...
    /// class H(G): ...
    /// class I(H): ...
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class A: ...
    /// class I(A): ...
    /// ```
    ///
    /// ## Options
    /// - `max-parents`
    ///
    /// ## Differences
    /// A class with a base that neither the repository nor the common part of the standard library shows is left
    /// alone.
    TooManyAncestors {
        code: "PLR0901", name: "too-many-ancestors", severity: Refactor, nodes: [StmtClassDef]
    }
}

impl Check<StmtClassDef> for TooManyAncestors {
    fn check<'a>(class: &'a StmtClassDef, checker: &mut Checker<'a>) {
        let max = checker.settings.pylint.design.max_parents;
        if !class.bases().is_empty()
            && let Some(count) = count_ancestors(checker.model, class)
            && count > max
        {
            let at = class_header(class, checker.source);
            checker.report(Self, at, format!("Too many ancestors ({count}/{max})"));
        }
    }
}

#[test]
fn test() {
    let mut settings = crate::Settings::default();
    settings.pylint.design.max_parents = 1;
    crate::testing::check_with(
        TooManyAncestors,
        &settings,
        "module.py",
        r#"
from elsewhere import Base
class A(list): ...
class B(A, object): ...
class C(B): ...
# @1-1:8 PLR0901: Too many ancestors (2/1)
class D(ValueError): ...
# @1-1:8 PLR0901: Too many ancestors (3/1)
class E(C, Base): ...
"#,
    );
}
