//! Loops whose variable looks things up: `items[index]`, `mapping[key]`.

use ruff_python_ast::{AnyNodeRef, Comprehension, Expr, ExprContext, ExprSubscript, StmtFor};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::checker::Checker;
use crate::hooks::Listed;
use crate::inference::{Inference, Value};
use crate::pylint::same::is_same;
use crate::semantic::{BindingId, BindingKind, NodeId, ScopeId};

/// One `items[variable]`.
pub(super) struct Lookup<'a> {
    pub(super) node: &'a ExprSubscript,
    pub(super) id: NodeId,
    pub(super) scope: ScopeId,
}

/// The loop whose target a binding is, or is part of.
pub(super) fn loop_of<'a>(binding: BindingId, checker: &Checker<'a>) -> Option<&'a StmtFor> {
    let binding = checker.model.binding(binding);
    if !matches!(binding.kind, BindingKind::LoopVariable | BindingKind::Unpacking) {
        return None;
    }
    match checker.model.nodes.get(binding.statement).node {
        AnyNodeRef::StmtFor(node) if node.target.range().contains_range(binding.range) => Some(node),
        _ => None,
    }
}

/// The part of a comprehension whose target a binding is, and the range of the whole comprehension.
pub(super) fn comprehension_of<'a>(
    binding: BindingId,
    checker: &Checker<'a>,
) -> Option<(&'a Comprehension, TextRange)> {
    let binding = checker.model.binding(binding);
    if binding.kind != BindingKind::ComprehensionVariable {
        return None;
    }
    let mut ancestors = checker.model.ancestors(binding.node);
    let part = ancestors.find_map(|ancestor| match ancestor {
        AnyNodeRef::Comprehension(node) => Some(node),
        _ => None,
    })?;
    Some((part, ancestors.next()?.range()))
}

/// Whether an expression is known to be a dictionary whose items can be seen, as pylint sees them: written as a
/// display, made by `dict()` of names and displays, by `dict.fromkeys`, or collected from keyword arguments.
pub(super) fn is_dict<'a>(expr: &'a Expr, checker: &Checker<'a>) -> bool {
    if matches!(expr, Expr::Attribute(attribute) if attribute.attr.as_str() == "__dict__") {
        return true;
    }
    let call = match assigned(expr, checker) {
        Some(Expr::Call(call)) => Some(call),
        _ => None,
    };
    if let Some(call) = call
        && let Expr::Attribute(method) = &*call.func
        && method.attr.as_str() == "fromkeys"
        && checker.model.is_builtin(&method.value, "dict")
    {
        return true;
    }
    !copies_dict(expr, checker)
        && Inference::new(checker.model)
            .infer_one(expr)
            .is_some_and(|value| {
                value.builtin_type() == Some("dict") && !matches!(value, Value::Literal(Expr::DictComp(_)))
            })
}

/// Whether an expression is `dict` called with something that is no display, or a name for that.
pub(super) fn copies_dict<'a>(expr: &'a Expr, checker: &Checker<'a>) -> bool {
    let Some(Expr::Call(call)) = assigned(expr, checker) else {
        return false;
    };
    checker.model.is_builtin(&call.func, "dict")
        && call
            .arguments
            .args
            .iter()
            .any(|argument| !matches!(argument, Expr::Dict(_) | Expr::List(_) | Expr::Tuple(_)))
}

/// What a name was given, where the name says.
fn assigned<'a>(expr: &'a Expr, checker: &Checker<'a>) -> Option<&'a Expr> {
    let Expr::Name(name) = expr else { return Some(expr) };
    let binding = checker.model.binding(checker.model.resolve_name(name)?);
    match checker.model.nodes.get(binding.statement).node {
        AnyNodeRef::StmtAssign(assign) if binding.kind == BindingKind::Assignment => Some(&assign.value),
        AnyNodeRef::StmtAnnAssign(assign) if binding.kind == BindingKind::Assignment => {
            assign.value.as_deref()
        }
        _ => None,
    }
}

/// The lookups in `items` by a variable, within a loop's body.
pub(super) fn lookups<'a, 'c>(
    binding: BindingId,
    node: &'a StmtFor,
    items: &'a Expr,
    checker: &'c Checker<'a>,
) -> impl Iterator<Item = Lookup<'a>> + use<'a, 'c> {
    let start = node.body.first().map_or(node.end(), Ranged::start);
    let end = node.body.last().map_or(start, Ranged::end);
    lookups_in(binding, TextRange::new(start, end), items, checker)
}

/// The lookups in `items` by a variable, within a range.
pub(super) fn lookups_in<'a, 'c>(
    binding: BindingId,
    range: TextRange,
    items: &'a Expr,
    checker: &'c Checker<'a>,
) -> impl Iterator<Item = Lookup<'a>> + use<'a, 'c> {
    let model = checker.model;
    model.references_to(binding).filter_map(move |reference| {
        if !range.contains_range(reference.range) {
            return None;
        }
        let id = model.nodes.get(reference.node).parent?;
        let AnyNodeRef::ExprSubscript(node) = model.nodes.get(id).node else {
            return None;
        };
        (node.slice.range() == reference.range && is_same(&node.value, items, checker.source)).then_some(
            Lookup {
                node,
                id,
                scope: reference.scope,
            },
        )
    })
}

/// Whether a lookup is overwritten, changed or deleted.
fn is_changed(lookup: &Lookup, checker: &Checker) -> bool {
    lookup.node.ctx != ExprContext::Load
        || matches!(
            checker.model.ancestors(lookup.id).next(),
            Some(AnyNodeRef::StmtAugAssign(parent)) if parent.target.range() == lookup.node.range()
        )
}

/// Whether the first of the lookups, by the place where it is written, reads.
pub(super) fn first_is_load<'a>(lookups: impl Iterator<Item = Lookup<'a>>, checker: &Checker<'a>) -> bool {
    lookups
        .min_by_key(|lookup| lookup.node.start())
        .is_some_and(|lookup| !is_changed(&lookup, checker))
}

/// `for key, value in iter`.
pub(super) struct Pair<'a> {
    key: BindingId,
    value: &'a Expr,
    pub(super) iter: &'a Expr,
    /// Where lookups are unnecessary.
    range: TextRange,
    is_loop: bool,
}

/// The pair whose first part a binding is.
pub(super) fn pair<'a>(key: BindingId, checker: &Checker<'a>) -> Option<Pair<'a>> {
    let (target, iter, range, is_loop) = if let Some(node) = loop_of(key, checker) {
        let range = TextRange::new(node.iter.end(), node.body.last()?.end());
        (&*node.target, &*node.iter, range, !node.is_async)
    } else {
        let (node, around) = comprehension_of(key, checker)?;
        (&node.target, &node.iter, around, false)
    };
    let Expr::Tuple(tuple) = target else { return None };
    let [first @ Expr::Name(_), value @ Expr::Name(_)] = &*tuple.elts else {
        return None;
    };
    (first.range() == checker.model.binding(key).range).then_some(Pair {
        key,
        value,
        iter,
        range,
        is_loop,
    })
}

/// Reports the lookups in `items` that give the pair's value, up to the first that changes it.
pub(super) fn report_unnecessary<'a, R: Listed>(
    rule: R,
    kind: &str,
    pair: &Pair<'a>,
    items: &'a Expr,
    checker: &mut Checker<'a>,
) {
    let Expr::Name(value) = pair.value else { return };
    let mut lookups: Vec<_> = lookups_in(pair.key, pair.range, items, checker).collect();
    if lookups.is_empty() {
        return;
    }
    lookups.sort_by_key(|lookup| lookup.node.start());
    let changed = lookups
        .iter()
        .filter(|lookup| pair.is_loop && is_changed(lookup, checker))
        .map(|lookup| lookup.node.start())
        .next();
    let end = [changed, value_rebound(pair, checker)]
        .into_iter()
        .flatten()
        .min();
    let found: Vec<_> = lookups
        .iter()
        .map(|lookup| lookup.node.range())
        .filter(|range| end.is_none_or(|end| range.start() < end))
        .collect();
    for range in found {
        let message = format!("Unnecessary {kind} index lookup, use '{}' instead", value.id);
        checker.report(rule, range, message);
    }
}

/// Where the pair's value gets another meaning.
fn value_rebound(pair: &Pair, checker: &Checker) -> Option<TextSize> {
    let value = BindingId::new(pair.key.index() + 1);
    let binding = checker.model.bindings.get(value.index())?;
    if binding.range != pair.value.range() {
        return None;
    }
    let next = checker.model.binding(binding.next_of_name?);
    pair.range.contains_range(next.range).then(|| next.range.start())
}
