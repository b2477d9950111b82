//! Import statements as messages show them.

use std::fmt::Write as _;

use ruff_python_ast::{Alias, StmtImport, StmtImportFrom};

/// The module of a `from` import without its leading dots.
pub(super) fn module(import: &StmtImportFrom) -> &str {
    import.module.as_ref().map_or("", |module| module.as_str())
}

/// `import a as b, c`
pub(super) fn import(import: &StmtImport) -> String {
    format!("import {}", aliases(&import.names))
}

/// `from ..a import b as c, d`
pub(super) fn import_from(import: &StmtImportFrom) -> String {
    let dots = ".".repeat(import.level as usize);
    format!("from {dots}{} import {}", module(import), aliases(&import.names))
}

fn aliases(names: &[Alias]) -> String {
    let mut text = String::new();
    for (index, alias) in names.iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        text.push_str(alias.name.as_str());
        if let Some(name) = &alias.asname {
            let _ = write!(text, " as {name}");
        }
    }
    text
}
