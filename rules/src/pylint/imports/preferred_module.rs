use ruff_python_ast::{StmtImport, StmtImportFrom};
use ruff_text_size::Ranged;

use super::text;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for imports of modules for which `preferred-modules` names another. It names none unless it is set.
    ///
    /// ## Why is this bad?
    /// The project has agreed on one module for a purpose.
    ///
    /// ## Example
    /// With `preferred-modules = ["optparse:argparse"]`:
    /// ```text
    /// import optparse
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import argparse
    /// ```
    ///
    /// ## Options
    /// - `preferred-modules`
    PreferredModule {
        code: "PLW0407", name: "preferred-module", severity: Warning, nodes: [StmtImport, StmtImportFrom]
    }
}

impl Check<StmtImport> for PreferredModule {
    fn check<'a>(import: &'a StmtImport, checker: &mut Checker<'a>) {
        for alias in &import.names {
            report(alias.name.as_str(), import, checker);
        }
    }
}

impl Check<StmtImportFrom> for PreferredModule {
    fn check<'a>(import: &'a StmtImportFrom, checker: &mut Checker<'a>) {
        if import.level == 0 {
            report(text::module(import), import, checker);
        }
    }
}

fn report(module: &str, at: impl Ranged, checker: &mut Checker) {
    let preferred = &checker.settings.pylint.imports.preferred_modules;
    let head = module.split('.').next().unwrap_or(module);
    if let Some((old, new)) = preferred.iter().find(|(old, _)| old == module || old == head) {
        checker.report(
            PreferredModule,
            at,
            format!("Prefer importing '{new}' instead of '{old}'"),
        );
    }
}

#[test]
fn test() {
    let mut settings = crate::Settings::default();
    settings.pylint.imports.preferred_modules = vec![("optparse".to_owned(), "argparse".to_owned())];
    crate::testing::check_with(
        PreferredModule,
        &settings,
        "module.py",
        r#"
import optparse
# @1-1:16 PLW0407: Prefer importing 'argparse' instead of 'optparse'
import argparse
"#,
    );
}
