use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};
use crate::semantic::{ReferenceFlags, UnresolvedKind};
use ruff_python_ast::ModModule;

declare_rule! {
    /// Checks for names in `__all__` that the module does not bind.
    ///
    /// ## Why is this bad?
    /// `from module import *` fails.
    ///
    /// ## Example
    /// ```python
    /// __all__ = ["run"]
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// __all__ = ["run"]
    ///
    ///
    /// def run():
    ///     return 1
    /// ```
    ///
    /// ## Differences
    /// `__init__.py` is left alone: its names may be modules of the package.
    UndefinedAllVariable {
        code: "PLE0603", name: "undefined-all-variable", severity: Error, nodes: [File]
    }
}

impl Check<File> for UndefinedAllVariable {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let model = checker.model;
        if checker.source.is_package() {
            return;
        }
        for unresolved in &model.unresolved {
            let reference = model.reference(unresolved.reference);
            if unresolved.kind == UnresolvedKind::Undefined
                && reference.flags.contains(ReferenceFlags::EXPORT)
                && model
                    .first_binding(crate::semantic::ScopeId::MODULE, reference.name)
                    .is_none()
            {
                let name = model.names.text(reference.name);
                checker.report(
                    Self,
                    reference.range,
                    format!("Undefined variable name '{name}' in __all__"),
                );
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UndefinedAllVariable,
        r#"
__all__ = ["a", "b"]
              # ^^^ PLE0603: Undefined variable name 'b' in __all__
a = 1
"#,
    );
}
