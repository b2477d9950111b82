use ruff_python_ast::StmtClassDef;

use super::methods::{count_public, is_exempt};
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::instance_attributes::is_dataclass;
use crate::pylint::places::class_header;

declare_rule! {
    /// Checks for classes with fewer public methods than `min-public-methods` asks for (2), inherited ones included.
    /// Exceptions, metaclasses, enumerations, data classes, named tuples and typed dictionaries need none.
    ///
    /// ## Why is this bad?
    /// A class with state and no behaviour is a data class, one with a single method often a function.
    ///
    /// ## Example
    /// ```python
    /// class Greeter:
    ///     def greet(self, name):
    ///         return f"Hello, {name}"
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def greet(name):
    ///     return f"Hello, {name}"
    /// ```
    ///
    /// ## Options
    /// - `min-public-methods`
    ///
    /// ## Differences
    /// A class with a base that neither the repository nor the common part of the standard library shows is left
    /// alone.
    TooFewPublicMethods {
        code: "PLR0903", name: "too-few-public-methods", severity: Refactor, nodes: [StmtClassDef]
    }
}

impl Check<StmtClassDef> for TooFewPublicMethods {
    fn check<'a>(class: &'a StmtClassDef, checker: &mut Checker<'a>) {
        let model = checker.model;
        let min = checker.settings.pylint.design.min_public_methods;
        if let Some(count) = count_public(model, class)
            && count < min
            && !is_dataclass(model, class)
            && !is_exempt(model, class)
        {
            let at = class_header(class, checker.source);
            checker.report(Self, at, format!("Too few public methods ({count}/{min})"));
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        TooFewPublicMethods,
        r#"
import enum
from dataclasses import dataclass
from typing import NamedTuple
from elsewhere import Base
class Empty: ...
# @1-1:12 PLR0903: Too few public methods (0/2)
class One:
# @1-1:10 PLR0903: Too few public methods (1/2)
    def __init__(self): ...
    def _private(self): ...
    def public(self): ...
class Special(One):
    def __len__(self): ...
class Inherits(One):
    def other(self): ...
class Failure(Exception): ...
class Failures(Failure): ...
class Meta(type): ...
class Colour(enum.Enum): ...
class Pair(NamedTuple): ...
class Unknown(Base): ...
class Listed(list): ...
@dataclass
class Data: ...
"#,
    );
}
