use ruff_python_ast::{AnyNodeRef, Expr};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::names::may_be_unused;
use crate::checker::Checker;
use crate::diagnostic::{Edit, Fix};
use crate::hooks::{Check, declare_rule, subject};
use crate::semantic::{Binding, BindingFlags, BindingId, BindingKind, Model, ScopeKind};
use crate::settings::Settings;

declare_rule! {
    /// Checks for local variables that are assigned and never used, and for unused names of exceptions.
    ///
    /// ## Why is this bad?
    /// The assignment does nothing, so that it is either left over or a slip in a name.
    ///
    /// Names with a leading underscore are taken for unused on purpose; the targets of an unpacking are not reported
    /// unless the value is written out as a tuple too. A function that calls `locals()` uses all of its names.
    ///
    /// ## Example
    /// ```python
    /// def total(prices):
    ///     result = sum(prices)
    ///     return sum(prices)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def total(prices):
    ///     return sum(prices)
    /// ```
    ///
    /// ## Differences
    /// As in ruff, names that start with an underscore are meant to be unused (`dummy-variable-rgx`), a `del` uses a
    /// variable in loops too, and a name that `except*` binds is looked at like any other. pyflakes reports the first two
    /// and is silent on the last.
    UnusedVariable {
        code: "F841", name: "unused-variable", severity: Warning, nodes: [Binding], fixable: true
    }
}

impl Check<subject::Binding> for UnusedVariable {
    fn check<'a>(id: BindingId, checker: &mut Checker<'a>) {
        let model = checker.model;
        let binding = model.binding(id);
        let kind = binding.kind;
        if kind == BindingKind::Exception {
            if !binding.is_used() && !may_be_unused(model.name_of(binding), checker.settings) {
                report(checker, binding, exception_fix(checker, binding));
            }
            return;
        }
        if !(binding.is_assignment() || kind == BindingKind::WithItem)
            || kind == BindingKind::TypeAlias
            || binding.counts_as_used()
        {
            return;
        }
        let scope = model.scope(binding.scope);
        let declared = BindingFlags::DECLARED_GLOBAL | BindingFlags::DECLARED_NONLOCAL;
        if scope.kind != ScopeKind::Function
            || scope.uses_locals
            || binding.flags.intersects(declared)
            || is_meant(model.name_of(binding), checker.settings)
            || !model.is_final(id)
            || is_unpacked(model, binding)
        {
            return;
        }
        let fix = (kind == BindingKind::WithItem).then(|| with_item_fix(checker, binding));
        report(checker, binding, fix.flatten());
    }
}

/// Names that say why nobody reads them.
pub(super) fn is_meant(name: &str, settings: &Settings) -> bool {
    may_be_unused(name, settings)
        || matches!(
            name,
            "__tracebackhide__" | "__traceback_info__" | "__traceback_supplement__" | "__debuggerskip__"
        )
}

/// Whether the name is one of several that a value is unpacked into, other than a tuple written out.
fn is_unpacked(model: &Model, binding: &Binding) -> bool {
    let is_display = |expr: &Expr| matches!(expr, Expr::Tuple(_) | Expr::List(_) | Expr::Set(_));
    let target = model.ancestors(binding.node).next();
    match (binding.kind, model.nodes.get(binding.statement).node) {
        (BindingKind::Unpacking, AnyNodeRef::StmtAssign(assign)) => {
            !(is_display(&assign.value) && assign.targets.iter().all(is_display))
        }
        (BindingKind::Unpacking, _) => true,
        (BindingKind::WithItem, _) => !matches!(target, Some(AnyNodeRef::WithItem(_))),
        _ => false,
    }
}

fn report(checker: &mut Checker, binding: &Binding, fix: Option<Fix>) {
    let name = checker.model.name_of(binding);
    let message = format!("Local variable `{name}` is assigned to but never used");
    let report = checker.report(UnusedVariable, binding.range, message);
    if let Some(fix) = fix {
        report.fix(fix);
    }
}

/// Removes ` as name` from `except E as name`.
fn exception_fix(checker: &Checker, binding: &Binding) -> Option<Fix> {
    match checker.model.nodes.get(binding.node).node {
        AnyNodeRef::ExceptHandlerExceptHandler(handler) => {
            let end = parenthesized_end(checker.source.text, handler.type_.as_deref()?, binding)?;
            Some(removal(end, binding))
        }
        _ => None,
    }
}

/// Removes ` as name` from `with … as name`.
fn with_item_fix(checker: &Checker, binding: &Binding) -> Option<Fix> {
    match checker.model.ancestors(binding.node).next() {
        Some(AnyNodeRef::WithItem(item)) => {
            let end = parenthesized_end(checker.source.text, &item.context_expr, binding)?;
            Some(removal(end, binding))
        }
        _ => None,
    }
}

/// The end of an expression with the parentheses around it, if only they and `as` stand before the name.
fn parenthesized_end(text: &str, expr: &Expr, binding: &Binding) -> Option<TextSize> {
    let between = &text[TextRange::new(expr.end(), binding.range.start())];
    let before = between.trim_end().strip_suffix("as")?.trim_end();
    let plain = before.bytes().all(|byte| matches!(byte, b')' | b' ' | b'\n'));
    plain.then(|| expr.end() + TextSize::try_from(before.len()).unwrap_or_default())
}

fn removal(from: TextSize, binding: &Binding) -> Fix {
    let edit = Edit::deletion(TextRange::new(from, binding.range.end()));
    Fix::safe_edit("Remove the unused name", edit)
}

#[cfg(test)]
mod tests {
    use super::UnusedVariable;
    use crate::testing::{check, fixed};

    #[test]
    fn assignments() {
        check(
            UnusedVariable,
            r#"
module = 1
def f(parameter):
    a = 1
  # @5 F841: Local variable `a` is assigned to but never used
    b: int = 1
  # @5 F841
    (c, d) = 1, 2
   # @6 F841
      # @9 F841
    (e, g) = c1
    h = i = 3
  # @5 F841
      # @9 F841
    j += 1
  # @5 F841
    if (k := 1): ...
      # ^ F841
    [l := 1 for _ in ()]
   # ^ F841
    _ = _m = __tracebackhide__ = 1
    for n in (): ...
    used = 1
    used = used + 1
    used = 2
    def inner():
        nonlocal o
        o = 2
    o = 1
def g():
    x = 1
    return locals()
def h():
    y = 1
    def z(): return y
"#,
        );
    }

    #[test]
    fn targets() {
        check(
            UnusedVariable,
            r#"
def f(x):
    with x as a: ...
            # ^ F841
    with x as (b, c): ...
    match x:
        case [d, {"k": e, **rest}, Foo(y=g)] as h: ...
            # ^ F841
                     # ^ F841
                          # ^^^^ F841
                                       # ^ F841
                                              # ^ F841
    try: ...
    except ValueError as i: ...
                       # ^ F841
    except TypeError as _: ...
    except KeyError as k: k
try: ...
except ValueError as l: ...
                   # ^ F841
"#,
        );
    }

    #[test]
    fn fixes() {
        fixed(
            UnusedVariable,
            "try: ...\nexcept (A, B) as e: ...\n",
            "try: ...\nexcept (A, B): ...\n",
        );
        fixed(
            UnusedVariable,
            "def f():\n    with (a()) as x, b as y:\n        y\n",
            "def f():\n    with (a()), b as y:\n        y\n",
        );
    }
}
