use std::path::Path;

use ruff_python_ast::{StmtImport, StmtImportFrom};
use ruff_text_size::Ranged;

use super::text;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for modules that import themselves.
    ///
    /// ## Why is this bad?
    /// The import gives a module that is not complete yet; usually another module was meant.
    ///
    /// ## Example
    /// In `package/tools.py`:
    /// ```text
    /// from . import tools
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// from . import helpers
    /// ```
    ///
    /// ## Differences
    /// A module's dotted name is taken from its path; of absolute imports only dotted ones are compared. Where a package
    /// takes from itself what is no module of it, that is only known where the whole repository is.
    ImportSelf { code: "PLW0406", name: "import-self", severity: Warning, nodes: [StmtImport, StmtImportFrom] }
}

impl Check<StmtImport> for ImportSelf {
    fn check<'a>(import: &'a StmtImport, checker: &mut Checker<'a>) {
        for alias in &import.names {
            if is_self(alias.name.as_str().split('.'), 2, checker) {
                report(import, checker);
            }
        }
    }
}

impl Check<StmtImportFrom> for ImportSelf {
    fn check<'a>(import: &'a StmtImportFrom, checker: &mut Checker<'a>) {
        let module = text::module(import);
        match import.level {
            0 => {
                let own = !checker.source.is_package() && is_self(module.split('.'), 2, checker);
                for alias in &import.names {
                    if own || is_self(module.split('.').chain([alias.name.as_str()]), 2, checker) {
                        report(import, checker);
                    }
                }
                if checker.source.is_package() && checker.model.surroundings.name == module {
                    of_itself(import, checker);
                }
            }
            1 if checker.source.is_package() && import.module.is_none() => of_itself(import, checker),
            // In its own folder a module is known by its name alone.
            1 if !checker.source.is_package() => {
                for alias in &import.names {
                    let name = if import.module.is_some() {
                        module
                    } else {
                        alias.name.as_str()
                    };
                    if is_self([name].into_iter(), 1, checker) {
                        report(import, checker);
                    }
                }
            }
            _ => {}
        }
    }
}

/// A package's `__init__` that takes something from the package: itself, unless that is a module of it.
fn of_itself<'a>(import: &'a StmtImportFrom, checker: &mut Checker<'a>) {
    let surroundings = checker.model.surroundings;
    let Some(modules) = surroundings.modules.filter(|_| !surroundings.name.is_empty()) else {
        return;
    };
    for alias in &import.names {
        let name = alias.name.as_str();
        if name == "*" || !modules.has_module(&format!("{}.{name}", surroundings.name)) {
            report(import, checker);
        }
    }
}

fn report(at: impl Ranged, checker: &mut Checker) {
    checker.report(ImportSelf, at, "Module import itself");
}

/// Whether a dotted name of at least so many segments is the end of the file's.
fn is_self<'n>(name: impl Iterator<Item = &'n str>, least: usize, checker: &Checker) -> bool {
    let path: &Path = checker.source.path;
    let name: smallvec::SmallVec<[&str; 8]> = name.collect();
    // Most are told apart by a look at the path as it is written.
    let is_in_path = |segment: &&str| {
        let path = path.as_os_str().as_encoded_bytes();
        memchr::memmem::find(path, segment.as_bytes()).is_some()
    };
    if name.len() < least || !name.last().is_some_and(is_in_path) {
        return false;
    }
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    let mut own = smallvec::SmallVec::<[&str; 8]>::new();
    if !checker.source.is_package() {
        own.extend(stem);
    }
    let folders = path.parent().into_iter().flat_map(Path::components).rev();
    own.extend(folders.filter_map(|component| component.as_os_str().to_str()));
    name.len() <= own.len() && name.iter().rev().zip(&own).all(|(a, b)| a == b)
}

#[test]
fn test() {
    crate::testing::check_with(
        ImportSelf,
        &crate::Settings::default(),
        "package/tools.py",
        r#"
from . import tools, other
# @1-1:27 PLW0406: Module import itself
from .tools import x
# @1-1:21 PLW0406: Module import itself
import package.tools
# @1-1:21 PLW0406: Module import itself
from package import tools
# @1-1:26 PLW0406: Module import itself
import tools
from .. import tools
from package import other
"#,
    );
}
