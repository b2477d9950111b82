use ruff_python_ast::{ExprCall, StmtImportFrom};

use super::deprecated;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for classes that Python's standard library has deprecated or dropped.
    ///
    /// What is deprecated since the target version or earlier counts.
    ///
    /// ## Why is this bad?
    /// The class warns, or is not there with a newer Python.
    ///
    /// ## Example
    /// ```python
    /// from collections import Mapping
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// from collections.abc import Mapping
    /// ```
    DeprecatedClass { code: "PLW4904", name: "deprecated-class", severity: Warning, nodes: [ExprCall, StmtImportFrom] }
}

impl Check<ExprCall> for DeprecatedClass {
    fn check<'a>(call: &'a ExprCall, checker: &mut Checker<'a>) {
        if let Some((module, class)) = deprecated::class_of_module(&call.func, checker) {
            checker.report(Self, call, message(class, &module));
        }
    }
}

impl Check<StmtImportFrom> for DeprecatedClass {
    fn check<'a>(import: &'a StmtImportFrom, checker: &mut Checker<'a>) {
        let Some(module) = import.module.as_deref().filter(|_| import.level == 0) else {
            return;
        };
        for alias in &import.names {
            if deprecated::is_class(module, alias.name.as_str(), checker) {
                checker.report(Self, import, message(alias.name.as_str(), module));
            }
        }
    }
}

fn message(class: &str, module: &str) -> String {
    format!("Using deprecated class {class} of module {module}")
}

#[test]
fn test() {
    crate::testing::check(
        DeprecatedClass,
        r#"
import collections, configparser
from collections import OrderedDict, Mapping as M
# @1-1:50 PLW4904: Using deprecated class Mapping of module collections
from collections.abc import Mapping, ByteString
from .collections import Mapping
configparser.SafeConfigParser()
# @1-1:32 PLW4904: Using deprecated class SafeConfigParser of module configparser
M(), collections.OrderedDict()
class A(collections.Mapping): pass
"#,
    );
}
