use ruff_python_ast::{AnyNodeRef, Expr, StmtFunctionDef};

use super::docstrings::is_too_short;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::pylint::ancestors::{is_overload, overrides};
use crate::pylint::places::{docstring, function_header};
use crate::semantic::ScopeKind;

declare_rule! {
    /// Checks for functions and methods without a docstring. None is needed where the name begins with an underscore,
    /// for methods that override one of an ancestor, for setters and deleters of properties, for overloads and for
    /// functions inside functions.
    ///
    /// ## Why is this bad?
    /// The docstring is where a reader learns what a function does and what it expects.
    ///
    /// ## Example
    /// ```python
    /// def total(items):
    ///     return sum(item.price for item in items)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def total(items):
    ///     """The price of all items, taxes included."""
    ///     return sum(item.price for item in items)
    /// ```
    ///
    /// ## Options
    /// - `no-docstring-rgx`
    /// - `docstring-min-length`
    ///
    /// ## Differences
    /// Ancestors are known in the repository, among builtins and the common classes of the standard library. Methods of
    /// a class that inherits from anything else are left alone.
    MissingFunctionDocstring {
        code: "PLC0116", name: "missing-function-docstring", severity: Convention, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for MissingFunctionDocstring {
    fn check<'a>(function: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        let name = function.name.as_str();
        if docstring(&function.body).is_some()
            || checker.settings.pylint.basic.no_docstring_rgx.matches(name)
            || is_too_short(function, checker)
        {
            return;
        }
        let model = checker.model;
        let frame = model
            .scope_chain(model.nodes.get(checker.node).scope)
            .find(|scope| {
                !matches!(
                    model.scope(*scope).kind,
                    ScopeKind::Comprehension | ScopeKind::TypeParams
                )
            });
        let Some(frame) = frame.map(|frame| model.scope(frame)) else {
            return;
        };
        match frame.kind {
            ScopeKind::Module => {}
            ScopeKind::Class => {
                if let AnyNodeRef::StmtClassDef(class) = model.nodes.get(frame.node).node
                    && overrides(model, class, name) != Some(false)
                {
                    return;
                }
            }
            _ => return,
        }
        if is_setter_or_deleter(function) || is_overload(model, function) {
            return;
        }
        let at = function_header(function, checker.source);
        checker.report(Self, at, "Missing function or method docstring");
    }
}

fn is_setter_or_deleter(function: &StmtFunctionDef) -> bool {
    function.decorator_list.iter().any(|decorator| {
        matches!(&decorator.expression, Expr::Attribute(attribute)
            if matches!(attribute.attr.as_str(), "setter" | "deleter"))
    })
}

#[test]
fn test() {
    crate::testing::check(
        MissingFunctionDocstring,
        r#"
from typing import overload
import elsewhere
@overload
def f(a): ...
async def g(): ...
# @1-1:12 PLC0116: Missing function or method docstring
def _private(): ...
class A(Exception):
    def method(self):
  # ^^^^^^^^^^ PLC0116: Missing function or method docstring
        def inner(): ...
    def with_traceback(self): ...
    @property
    def value(self): ...
  # ^^^^^^^^^ PLC0116
    @value.setter
    def value(self, value): ...
    if method:
        def branch(self): ...
      # ^^^^^^^^^^ PLC0116
class B(A):
    def method(self): ...
class C(B):
    def method(self): ...
class D(elsewhere.Base):
    def method(self): ...
"#,
    );
}
