use ruff_python_ast::AnyNodeRef;
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::Scope};
use crate::pylint::places::{binding_place, class_header, function_header};
use crate::semantic::{Binding, BindingFlags, BindingId, BindingKind, ScopeId, ScopeKind};

declare_rule! {
    /// Checks for names of functions that hide a name of the module, and for handlers of exceptions inside other
    /// handlers that use the same name.
    ///
    /// ## Why is this bad?
    /// A reader who knows the outer name reads the wrong thing; the outer one is out of reach.
    ///
    /// ## Example
    /// ```python
    /// count = 10
    ///
    ///
    /// def total(items):
    ///     count = len(items)
    ///     return count
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// LIMIT = 10
    ///
    ///
    /// def total(items):
    ///     count = len(items)
    ///     return count
    /// ```
    ///
    /// ## Options
    /// - `dummy-variables-rgx`
    /// - `ignored-argument-names`
    RedefinedOuterName {
        code: "PLW0621", name: "redefined-outer-name", severity: Warning, nodes: [Scope]
    }
}

impl Check<Scope> for RedefinedOuterName {
    fn check<'a>(scope: ScopeId, checker: &mut Checker<'a>) {
        let model = checker.model;
        match model.scope(scope).kind {
            ScopeKind::Function => {
                check_names(scope, checker);
                check_handlers(scope, checker);
            }
            ScopeKind::Module | ScopeKind::Class => check_handlers(scope, checker),
            _ => {}
        }
    }
}

fn check_names(scope: ScopeId, checker: &mut Checker) {
    let model = checker.model;
    for first in model.names_in(scope) {
        let binding = model.binding(first);
        if binding.kind == BindingKind::Implicit {
            continue;
        }
        let Some(outer) = model.first_binding(ScopeId::MODULE, binding.name) else {
            continue;
        };
        if is_dummy(binding, checker) {
            continue;
        }
        let Some(outer) = definition(outer, checker) else {
            continue;
        };
        let outer = model.binding(outer);
        // A future import is no name, and what an `except` names is gone after it.
        if matches!(outer.kind, BindingKind::FutureImport | BindingKind::Exception) {
            continue;
        }
        let start = match model.nodes.get(outer.node).node {
            AnyNodeRef::StmtFunctionDef(function) => function_header(function, checker.source).start(),
            AnyNodeRef::StmtClassDef(class) => class_header(class, checker.source).start(),
            AnyNodeRef::Alias(_) => model.nodes.get(outer.statement).node.start(),
            _ => outer.range.start(),
        };
        let message = format!(
            "Redefining name '{}' from outer scope (line {})",
            model.name_of(binding),
            checker.source.row(start)
        );
        let at = binding_place(binding, checker);
        checker.report(RedefinedOuterName, at, message);
    }
}

/// The first binding of a name of the module, by place, unless one serves type checkers alone.
fn definition(first: BindingId, checker: &Checker) -> Option<BindingId> {
    let model = checker.model;
    let mut found: Option<BindingId> = None;
    for id in model.later_bindings(first) {
        let binding = model.binding(id);
        if binding.flags.contains(BindingFlags::TYPE_CHECKING) {
            return None;
        }
        if !matches!(
            binding.kind,
            BindingKind::Global | BindingKind::ModuleDunder | BindingKind::Implicit
        ) && found.is_none_or(|found| binding.range.start() < model.binding(found).range.start())
        {
            found = Some(id);
        }
    }
    found
}

pub(super) fn is_dummy(binding: &Binding, checker: &Checker) -> bool {
    let options = &checker.settings.pylint.variables;
    let name = checker.model.name_of(binding);
    match binding.kind {
        BindingKind::Parameter => options.ignored_argument_names.matches(name),
        _ => options.dummy_variables_rgx.matches(name),
    }
}

/// Handlers inside handlers of the same name.
fn check_handlers(scope: ScopeId, checker: &mut Checker) {
    let model = checker.model;
    for first in model.names_in(scope) {
        for id in model.later_bindings(first) {
            let binding = model.binding(id);
            if binding.kind != BindingKind::Exception {
                continue;
            }
            let outer = model.ancestors(binding.node).find_map(|node| match node {
                AnyNodeRef::ExceptHandlerExceptHandler(handler)
                    if handler
                        .name
                        .as_ref()
                        .is_some_and(|name| name.as_str() == model.name_of(binding)) =>
                {
                    Some(handler)
                }
                _ => None,
            });
            if let Some(outer) = outer {
                let message = format!(
                    "Redefining name '{}' from outer scope (line {})",
                    model.name_of(binding),
                    checker.source.row(outer.start())
                );
                let at = binding_place(binding, checker);
                checker.report(RedefinedOuterName, at, message);
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        RedefinedOuterName,
        r#"
from typing import TYPE_CHECKING
from __future__ import division
import os, hinted
if TYPE_CHECKING:
    import hinted
try:
    pass
except OSError as error:
    pass
@decorated
def function(): ...
x = _y = 1
def inner(os, *x, _y):
        # ^^ PLW0621: Redefining name 'os' from outer scope (line 3)
# @1 PLW0621: Redefining name 'x' from outer scope (line 12)
    def function(): ...
  # ^^^^^^^^^^^^ PLW0621: Redefining name 'function' from outer scope (line 11)
    hinted = error = division = 1
    [x for x in y]
    lambda x: 1
def declares():
    global new
    new = 1
    try:
        pass
    except ValueError as e:
        try:
            pass
        except OSError as e:
      # @9-2:17 PLW0621: Redefining name 'e' from outer scope (line 23)
            pass
def other(new):
        # ^^^ PLW0621: Redefining name 'new' from outer scope (line 20)
    global x
    x = 2
class A:
    x = 1
"#,
    );
}
