use ruff_python_ast::ModModule;
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};
use crate::semantic::{ReferenceFlags, UnresolvedKind};

declare_rule! {
    /// Checks for names in `__all__` that the module does not define.
    ///
    /// ## Why is this bad?
    /// `from module import *` fails with `AttributeError` on such a name. Usually it was renamed or removed.
    ///
    /// ## Example
    /// ```python
    /// __all__ = ["parse", "dump"]
    ///
    ///
    /// def parse(): ...
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// __all__ = ["parse"]
    ///
    ///
    /// def parse(): ...
    /// ```
    ///
    /// ## Differences
    /// Submodules of a package must be imported in its `__init__.py` to count, as in ruff; pyflakes does not look
    /// there. Each name is reported at its own place, where pyflakes gives the statement, so that a `noqa` belongs on the
    /// name's line.
    UndefinedExport { code: "F822", name: "undefined-export", severity: Error, nodes: [File] }
}

impl Check<File> for UndefinedExport {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        for unresolved in &checker.model.unresolved {
            let reference = checker.model.reference(unresolved.reference);
            let is_export = reference.flags.contains(ReferenceFlags::EXPORT)
                && !reference.flags.contains(ReferenceFlags::EXPORT_BY_CALL);
            if unresolved.kind == UnresolvedKind::Undefined && is_export {
                let name = checker.model.names.text(reference.name);
                let statement = checker.model.nodes.get(reference.node).node;
                checker
                    .report(
                        Self,
                        reference.range,
                        format!("Undefined name `{name}` in `__all__`"),
                    )
                    .parent(statement.start());
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        UndefinedExport,
        r#"
import a
__all__ = ["a", "b"] + ["c"]
              # ^^^ F822: Undefined name `b` in `__all__`
                      # ^^^ F822
__all__ += ("d", "print")
          # ^^^ F822
__all__.extend(["e"])
__all__.append("f")
def f(): ...
def g():
    __all__ = ["local"]
"#,
    );
}
