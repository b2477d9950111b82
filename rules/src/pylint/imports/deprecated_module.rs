use ruff_python_ast::{StmtImport, StmtImportFrom};
use ruff_text_size::Ranged;

use super::text;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for imports of modules that Python's standard library has deprecated or dropped.
    ///
    /// ## Why is this bad?
    /// The import warns, or fails with a newer Python.
    ///
    /// ## Example
    /// ```python
    /// import imp
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import importlib
    /// ```
    ///
    /// ## Options
    /// - `deprecated-modules`
    DeprecatedModule {
        code: "PLW4901", name: "deprecated-module", severity: Warning, nodes: [StmtImport, StmtImportFrom]
    }
}

impl Check<StmtImport> for DeprecatedModule {
    fn check<'a>(import: &'a StmtImport, checker: &mut Checker<'a>) {
        for alias in &import.names {
            report(alias.name.as_str(), import, checker);
        }
    }
}

impl Check<StmtImportFrom> for DeprecatedModule {
    fn check<'a>(import: &'a StmtImportFrom, checker: &mut Checker<'a>) {
        if import.level == 0 {
            report(text::module(import), import, checker);
        }
    }
}

fn report(module: &str, at: impl Ranged, checker: &mut Checker) {
    let is_within = |deprecated: &str| {
        module
            .strip_prefix(deprecated)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    if DEPRECATED.iter().any(|deprecated| is_within(deprecated))
        || checker
            .settings
            .pylint
            .imports
            .deprecated_modules
            .iter()
            .any(|deprecated| is_within(deprecated))
    {
        checker.report(DeprecatedModule, at, format!("Deprecated module '{module}'"));
    }
}

/// As of Python 3.11.
#[rustfmt::skip]
const DEPRECATED: &[&str] = &[
    "aifc", "asynchat", "asyncore", "audioop", "binhex", "cgi", "cgitb", "chunk", "crypt", "distutils", "formatter",
    "fpectl", "imghdr", "imp", "lib2to3", "macpath", "mailcap", "msilib", "nis", "nntplib", "ossaudiodev", "parser",
    "pipes", "smtpd", "sndhdr", "spwd", "sre_compile", "sre_constants", "sre_parse", "sunau", "symbol", "telnetlib",
    "tkinter.tix", "typing.io", "typing.re", "uu", "xdrlib", "xml.etree.cElementTree",
];

#[test]
fn test() {
    crate::testing::check(
        DeprecatedModule,
        r#"
import imp, os
# @1-1:15 PLW4901: Deprecated module 'imp'
import distutils.core as core
# @1-1:30 PLW4901: Deprecated module 'distutils.core'
from distutils import core
# @1-1:27 PLW4901: Deprecated module 'distutils'
from .imp import x
import implicit
from xml.etree import ElementTree
"#,
    );
}
