use ruff_python_ast::ModModule;
use ruff_text_size::{TextRange, TextSize};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};
use crate::pylint::places::docstring;

declare_rule! {
    /// Checks for modules without a docstring. An empty module needs none.
    ///
    /// ## Why is this bad?
    /// The docstring is where a reader learns what a module is for.
    ///
    /// ## Example
    /// ```python
    /// LIMIT = 10
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// """Limits of the service."""
    ///
    /// LIMIT = 10
    /// ```
    MissingModuleDocstring {
        code: "PLC0114", name: "missing-module-docstring", severity: Convention, nodes: [File]
    }
}

impl Check<File> for MissingModuleDocstring {
    fn check<'a>(module: &'a ModModule, checker: &mut Checker<'a>) {
        if !module.body.is_empty() && docstring(&module.body).is_none() {
            checker.report(
                Self,
                TextRange::empty(TextSize::new(0)),
                "Missing module docstring",
            );
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        MissingModuleDocstring,
        r#"
# comment
# @1 PLC0114: Missing module docstring
x = 1
"#,
    );
    crate::testing::check(MissingModuleDocstring, "# only a comment\n");
    crate::testing::check(MissingModuleDocstring, "'documented'\nx = 1\n");
}
